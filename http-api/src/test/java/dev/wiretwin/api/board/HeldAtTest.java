package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.session.BoardName;
import dev.wiretwin.api.session.LineWish;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.Lab;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HeldAtTest {
  private static final BoardName NAME = BoardName.usual("virt0");

  @TempDir private Path state;

  private final BenchThreads threads = new BenchThreads();

  @AfterEach
  void end() {
    threads.close();
  }

  @Test
  void itsClientsAreOursOverTheModulesSocketsAndOneThatIsForgottenGivesItsLinkBack()
      throws Exception {
    try (Plugged plugged = Plugged.module(state);
        Lab lab = new Lab()) {
      Board board = Benches.board(plugged, state, Benches.feed());
      BoardNews news = new BoardNews(board);
      try (HeldAt held = HeldAt.open(board, LineWish.USUAL, news, threads.handlers())) {
        assertThat(news.awaitReady(Duration.ofSeconds(30))).isTrue();
        assertThat(held.isReady()).isTrue();
        for (int more = 0; more < 7; more++) {
          WebSocketClient client = held.newClient(NAME);
          ClientProbe probe = new ClientProbe(client).open(lab.url());
          client.send("hi");
          assertThat(probe.awaitMessage().text()).isEqualTo("hi");
          held.forget(client);
          while (client.isOpen()) {
            Thread.onSpinWait();
          }
          client.on(On.CLOSE, (its, close) -> {});
        }
        assertThat(held.counters().frames()).isZero();
        assertThat(held.heap()).isEmpty();
      }
      assertThat(board.log().lines()).isNotEmpty();
    }
  }

  @Test
  void itsLineIsRaisedWhileItIsInHandAndRestoredAfterwards() throws Exception {
    try (Plugged plugged = Plugged.module(state);
        Lab lab = new Lab()) {
      Board board = Benches.board(plugged, state, Benches.feed());
      LineWish wish = BoardName.of("virt0+460800").line();
      BoardNews news = new BoardNews(board);
      try (HeldAt held = HeldAt.open(board, wish, news, threads.handlers())) {
        assertThat(news.awaitReady(Duration.ofSeconds(30))).isTrue();
        assertThat(board.log().lines().toString()).contains("AT+UART_CUR=460800,8,1,0,0");
        WebSocketClient client = held.newClient(NAME);
        ClientProbe probe = new ClientProbe(client).open(lab.url());
        client.send("hi");
        assertThat(probe.awaitMessage().text()).isEqualTo("hi");
      }
      assertThat(board.log().lines().toString())
          .contains("AT+UART_CUR=" + board.baud() + ",8,1,0,0");
      assertThat(new BoardActions(board).identify()).contains(board.baud() + " baud");
    }
  }

  /** A pseudo terminal has none. */
  @Test
  void flowControlWhereTheLineHasNoneIsRefusedInWords() throws Exception {
    try (Plugged plugged = Plugged.module(state)) {
      Board board = Benches.board(plugged, state, Benches.feed());
      LineWish wish = BoardName.of("virt0+rtscts").line();
      BoardNews news = new BoardNews(board);
      try (HeldAt held = HeldAt.open(board, wish, news, threads.handlers())) {
        Benches.refused(
            RefusalCode.BOARD_UNREACHABLE,
            "this line has no RTS and CTS lines",
            () -> news.awaitReady(Duration.ofSeconds(5)));
        assertThat(held.isReady()).isFalse();
      }
    }
  }

  @Test
  void oneThatWasGivenBackSaysSo() throws Exception {
    try (Plugged plugged = Plugged.module(state)) {
      Board board = Benches.board(plugged, state, Benches.feed());
      HeldAt held = HeldAt.open(board, LineWish.USUAL, new BoardNews(board), threads.handlers());
      held.close();
      assertThat(held.isReady()).isFalse();
      assertThat(held.trouble()).contains("given back");
    }
  }
}
