package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.bridge.identify.BootReason;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardNewsTest {
  private static final Duration SHORT = Duration.ofMillis(10);

  @TempDir private Path state;

  private final Feed feed = Benches.feed();
  private Board board;
  private BoardNews news;

  @BeforeEach
  void listen() {
    board =
        new Board(
            BoardInfo.remote("attic", "tcp://127.0.0.1:1"),
            Benches.inventory(state),
            feed,
            Clock.systemUTC());
    news = new BoardNews(board);
  }

  @Test
  void whoWaitsIsTakenOnWhenTheAgentIsUpAndWaitsAgainAfterARestart() throws Exception {
    assertThat(news.awaitReady(SHORT)).isFalse();
    news.ready(31_000);
    assertThat(news.awaitReady(SHORT)).isTrue();
    news.restarted("it has started anew");
    news.reason(new BootReason(BootReason.Kind.PANIC, "panic"));
    assertThat(news.awaitReady(SHORT)).isFalse();
    assertThat(board.known().heap()).hasValue(31_000);
    assertThat(board.known().restarts()).isEqualTo(1);
    assertThat(board.known().boot().orElseThrow().kind()).isEqualTo(BootReason.Kind.PANIC);
    assertThat(Benches.told(feed))
        .map(line -> line.split(" ")[0])
        .containsExactly("board.ready", "board.restarted", "board.progress");
  }

  @Test
  void aBoardThatCannotBeHadIsRefusedAndTheSameTroubleToldOnce() throws Exception {
    news.progress("looking for the console");
    var waiting =
        java.util.concurrent.CompletableFuture.supplyAsync(
            () -> {
              try {
                return news.awaitReady(Duration.ofSeconds(10));
              } catch (InterruptedException hurry) {
                throw new IllegalStateException(hurry);
              }
            });
    while (!waiting.isDone()) {
      news.troubled("nobody answers");
      Thread.onSpinWait();
    }
    Benches.refused(
        RefusalCode.BOARD_UNREACHABLE,
        "attic: nobody answers",
        () -> {
          try {
            waiting.join();
          } catch (java.util.concurrent.CompletionException failed) {
            throw failed.getCause();
          }
        });
    news.gone("pulled out");
    news.undelivered(1, "a message of 5 bytes");
    news.console(new byte[] {1});
    List<String> told = Benches.told(feed);
    assertThat(told).hasSize(4);
    assertThat(told.get(3)).contains("not delivered: a message of 5 bytes");
    assertThat(board.known().trouble()).hasValue("pulled out");
  }

  @Test
  void aModuleTellsInASentenceThatItIsReady() throws Exception {
    news.troubled("nobody answers");
    news.ready("ESP-AT 2.x, version 2.3.0.0");
    news.remark("WIFI DISCONNECT");
    assertThat(news.awaitReady(SHORT)).isTrue();
    assertThat(board.known().trouble()).isEmpty();
    assertThat(Benches.told(feed).get(1)).startsWith("board.ready").contains("version 2.3.0.0");
    assertThat(Benches.told(feed).get(2)).contains("the module says: WIFI DISCONNECT");
  }
}
