package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.bridge.identify.Identification;
import dev.wiretwin.bridge.serial.ConsoleLog.Direction;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class BoardTest {
  @TempDir private Path state;

  private final Feed feed = Benches.feed();

  @Test
  void everyByteOfItsLineIsCountedAndKept() throws Exception {
    try (Plugged plugged = Plugged.board(state, BoardSettings.DEFAULT.withBaud(9_600))) {
      Board board = Benches.board(plugged, state, feed);
      assertThat(board.knownBaud()).isEqualTo(115_200);
      assertThat(board.baud()).isEqualTo(9_600);
      try (SerialLine line = board.line().open(board.baud(), new SilentEar())) {
        line.write(new byte[] {'\n'});
      }
      assertThat(board.sent()).isEqualTo(1);
      assertThat(board.received()).isNotNegative();
      assertThat(board.log().raw(Direction.TO_BOARD)).hasSize(1);
      assertThat(board.holder()).isEmpty();
      assertThat(board.obstacle()).isEmpty();
      assertThat(board.turns().doing()).isEmpty();
    }
  }

  @Test
  void oneThatIsGoneSaysSoAndIsAnotherWhenItComesAgain() throws Exception {
    Board board =
        new Board(
            BoardInfo.remote("attic", "tcp://127.0.0.1:1"),
            Benches.inventory(state),
            feed,
            Clock.systemUTC());
    board.demandPresent();
    board.learn(known -> known.withFound(new Identification.Silent(false), HandClock.NOON));
    board.went();
    assertThat(board.isPresent()).isFalse();
    assertThat(board.obstacle()).isEmpty();
    Benches.refused(RefusalCode.BOARD_UNREACHABLE, "attic is not there now", board::demandPresent);
    board.came(BoardInfo.remote("attic", "tcp://127.0.0.1:2"));
    assertThat(board.info().port()).endsWith(":2");
    assertThat(board.known().found()).isEmpty();
    board.tell("trouble", "it hums");
    assertThat(Benches.told(feed).get(0)).startsWith("board.trouble attic ").contains("it hums");
    assertThat(board.unreachable(new LineFailure("no answer")).code())
        .isEqualTo(RefusalCode.BOARD_UNREACHABLE);
    assertThat(board.id()).isEqualTo("attic");
  }

  @Test
  void whoHoldsItsPortIsNamed() throws Exception {
    try (Plugged plugged = Plugged.board(state)) {
      Board board = Benches.board(plugged, state, feed);
      Process holder =
          new ProcessBuilder(
                  "sh", "-c", "exec 3<>" + plugged.entry().device() + "; echo ready; exec sleep 60")
              .start();
      try {
        assertThat(holder.inputReader().readLine()).isEqualTo("ready");
        var refusal = board.unreachable(new LineFailure("locked"));
        assertThat(refusal.code()).isEqualTo(RefusalCode.BOARD_BUSY);
        assertThat(refusal.more().get("holder").toString()).contains("" + holder.pid());
        assertThat(refusal).hasMessageContaining("end that program first");
      } finally {
        holder.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void whatIsOnItIsKnownOfAVirtualOneAndOfOneThatWasIdentified() throws Exception {
    try (Plugged module = Plugged.module(state)) {
      Board board = Benches.board(module, state, feed);
      assertThat(board.isIdentified()).isTrue();
      assertThat(board.isAt()).isTrue();
    }
    Board board =
        new Board(
            BoardInfo.remote("attic", "tcp://127.0.0.1:1"),
            Benches.inventory(state),
            feed,
            Clock.systemUTC());
    assertThat(board.isIdentified()).isFalse();
    assertThat(board.isAt()).isFalse();
    board.learn(
        known ->
            known.withFound(
                new Identification.AtFirmware("2.3.0.0", 2, "", 74_880), HandClock.NOON));
    assertThat(board.isIdentified()).isTrue();
    assertThat(board.isAt()).isTrue();
    assertThat(board.baud()).isEqualTo(74_880);
  }
}
