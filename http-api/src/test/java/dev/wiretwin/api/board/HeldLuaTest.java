package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.session.BoardName;
import dev.wiretwin.api.session.LineWish;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.core.client.WebSocketClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HeldLuaTest {
  private static final BoardName NAME = BoardName.usual("virt0");

  @TempDir private Path state;

  private final BenchThreads threads = new BenchThreads();

  @AfterEach
  void end() {
    threads.close();
  }

  @Test
  void itsClientsAreTheBoardsOwnAndItsMemoryIsTold() throws Exception {
    try (Plugged plugged = Plugged.board(state, BoardSettings.DEFAULT.withBaud(921_600))) {
      Board board = Benches.board(plugged, state, Benches.feed());
      BoardNews news = new BoardNews(board);
      try (HeldLua held = HeldLua.open(board, LineWish.USUAL, news, threads.handlers())) {
        assertThat(news.awaitReady(Duration.ofSeconds(30))).isTrue();
        assertThat(held.isReady()).isTrue();
        WebSocketClient client = held.newClient(NAME);
        assertThat(client.isOpen()).isFalse();
        held.forget(client);
        assertThat(held.heap().getAsInt()).isPositive();
        assertThat(held.counters().frames()).isPositive();
      }
    }
  }

  @Test
  void itsLineIsRaisedWhileItIsInHandAndRestoredAfterwards() throws Exception {
    try (Plugged plugged = Plugged.board(state)) {
      Board board = Benches.board(plugged, state, Benches.feed());
      LineWish fast = BoardName.of("virt0+921600").line();
      BoardNews news = new BoardNews(board);
      try (HeldLua held = HeldLua.open(board, fast, news, threads.handlers())) {
        assertThat(news.awaitReady(Duration.ofSeconds(30))).isTrue();
        assertThat(board.log().lines().toString()).contains("921600");
        held.forget(held.newClient(NAME));
      }
      // whoever comes next finds it at its own rate
      HeldLua usual = HeldLua.open(board, LineWish.USUAL, new BoardNews(board), threads.handlers());
      usual.close();
      assertThat(new BoardActions(board).identify()).contains("115200");
    }
  }

  @Test
  void oneThatWasGivenBackSaysSo() throws Exception {
    try (Plugged plugged = Plugged.board(state)) {
      Board board = Benches.board(plugged, state, Benches.feed());
      HeldLua held = HeldLua.open(board, LineWish.USUAL, new BoardNews(board), threads.handlers());
      held.close();
      assertThat(held.isReady()).isFalse();
      assertThat(held.heap()).isEmpty();
      assertThat(held.trouble()).isNotEmpty();
    }
  }
}
