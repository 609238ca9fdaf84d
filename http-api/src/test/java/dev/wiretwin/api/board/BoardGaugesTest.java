package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardGaugesTest {
  @TempDir private Path state;

  @Test
  void aBoardNobodyHasUsedHasNothingToCount() {
    Board board =
        new Board(
            BoardInfo.remote("attic", "tcp://127.0.0.1:1"),
            Benches.inventory(state),
            Benches.feed(),
            Clock.systemUTC());
    board.learn(Known::withRestart);
    try (BenchThreads threads = new BenchThreads()) {
      AgentKeeper agent = new AgentKeeper(board, threads, Clock.systemUTC(), BenchLimits.USUAL);
      assertThat(BoardGauges.of(board, agent, true))
          .isEqualTo(
              new BoardGauges("attic", false, true, true, 0, 0, 0, 0, 0, 1, OptionalInt.empty()));
    }
  }
}
