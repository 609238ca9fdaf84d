package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.store.MemoryStore;
import dev.wiretwin.bridge.serial.ports.SerialPorts;
import dev.wiretwin.bridge.virtual.host.BoardRegister;
import dev.wiretwin.core.client.WebSocketClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What tests of this room build benches of. Stateless. */
final class Benches {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Benches() {}

  static Feed feed() {
    return new Feed(new ObjectMapper(), Clock.systemUTC(), 10_000, 0);
  }

  /** All there is in a feed: type, board, JSON. */
  static List<String> told(Feed feed) throws InterruptedException {
    return feed.after(0, entry -> true, Duration.ZERO).entries().stream()
        .map(entry -> entry.type() + " " + entry.subject().board() + " " + entry.text())
        .toList();
  }

  /** The first entry of this type behind that one. */
  static FeedEntry await(Feed feed, long after, String type) throws InterruptedException {
    Feed.Page page = feed.after(after, entry -> entry.type().equals(type), PATIENCE);
    assertThat(page.entries()).as(type + " among " + told(feed)).isNotEmpty();
    return page.entries().get(0);
  }

  static Bench bench(
      Path state, Feed feed, BenchLimits limits, BiConsumer<WebSocketClient, String> ends) {
    return Bench.open(
        new Bench.Making(state, List.of(), new MemoryStore().leases(), Clock.systemUTC(), limits),
        feed,
        ends);
  }

  static Inventory inventory(Path state) {
    return new Inventory(
        SerialPorts.onThisMachine(), new BoardRegister(state.resolve("boards")), List.of());
  }

  /** The board of this process, as the inventory has it. */
  static Board board(Plugged plugged, Path state, Feed feed) {
    Inventory inventory = inventory(state);
    BoardInfo info =
        inventory.list().stream()
            .filter(one -> one.id().equals(plugged.name()))
            .findFirst()
            .orElseThrow();
    return new Board(info, inventory, feed, Clock.systemUTC());
  }

  static void refused(RefusalCode code, String words, ThrowingCallable what) {
    org.assertj.core.api.Assertions.assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
        .hasMessageContaining(words);
  }
}
