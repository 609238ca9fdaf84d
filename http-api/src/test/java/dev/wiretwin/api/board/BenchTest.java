package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.store.MemoryStore;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BenchTest {
  @TempDir private Path state;

  private final Feed feed = new Feed(new ObjectMapper(), Clock.systemUTC(), 1_000, 0);

  private Bench bench() {
    return Bench.open(
        Bench.Making.usual(state, new MemoryStore().leases()), feed, (client, why) -> {});
  }

  private FeedEntry await(String type) throws InterruptedException {
    Feed.Page page = feed.after(0, entry -> entry.type().equals(type), Duration.ofSeconds(20));
    assertThat(page.entries()).as(type).isNotEmpty();
    return page.entries().get(0);
  }

  @Test
  void aBoardIsListedGivesSessionsItsClientsAndIsIdleAgain() throws Exception {
    try (Plugged plugged = Plugged.board(state);
        Bench bench = bench()) {
      await("board.came");
      WebSocketClient client = bench.source(plugged.name()).newClient(OptionalLong.empty());
      CompletableFuture<Integer> closed = new CompletableFuture<>();
      client.on(On.CLOSE, (its, close) -> closed.complete(close.status()));
      client.connect("ws://127.0.0.1:1/");
      assertThat(closed.get(10, TimeUnit.SECONDS)).isLessThan(-99);
      bench.source("virt0").giveBack(client);
      try (Loan loan = bench.borrow("virt0", OptionalLong.empty())) {
        assertThat(loan.target().name()).isEqualTo("board:virt0");
        assertThat(loan.firmware()).isEqualTo("nodemcu-3.0.0");
      }
      assertThatThrownBy(() -> bench.source("nobody"))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("there are");
    }
  }
}
