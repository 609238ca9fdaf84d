package dev.wiretwin.api.web;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.metrics.HttpMetrics;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The latest of the feed as it goes to streams, so that it is written once however many read it;
 * what is older comes from the feed itself. One thread adds, all others read.
 */
final class EventBook {
  /** Most bytes that are held for readers. */
  static final int MOST_BYTES = 16 << 20;

  private final Feed feed;
  private final HttpMetrics metrics;
  private volatile List<EventChunk> chunks = List.of();

  EventBook(Feed feed, HttpMetrics metrics) {
    this.feed = feed;
    this.metrics = metrics;
  }

  /**
   * What comes next for a reader.
   *
   * @param bytes may be empty
   * @param upTo the id behind which to go on
   */
  record Piece(ByteBuffer bytes, long upTo) {}

  /** Takes down what comes behind all that was taken down before. */
  void add(EventChunk chunk) {
    Deque<EventChunk> kept = new ArrayDeque<>(chunks);
    if (!kept.isEmpty() && kept.getLast().last() != chunk.after()) {
      kept.clear(); // something is missing between: readers learn of it from the feed
    }
    kept.add(chunk);
    long bytes = kept.stream().mapToLong(one -> one.bytes().length).sum();
    while (bytes > MOST_BYTES && kept.size() > 1) {
      bytes -= kept.remove().bytes().length;
    }
    chunks = List.copyOf(kept);
  }

  /** Empty if there is nothing behind that id yet. */
  Optional<Piece> next(long id, EventFilter filter) throws InterruptedException {
    List<EventChunk> now = chunks;
    if (now.isEmpty() || id >= now.get(now.size() - 1).last()) {
      return Optional.empty();
    }
    if (id >= now.get(0).after()) {
      EventChunk chunk = find(now, id);
      return Optional.of(new Piece(chunk.behind(id, filter), chunk.last()));
    }
    Feed.Page page = feed.after(id, filter, Duration.ZERO);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    page.gap().ifPresent(gap -> text.writeBytes(gap.frame()));
    if (page.missed() > 0) {
      metrics.gap(page.missed());
    }
    page.entries().forEach(entry -> text.writeBytes(entry.frame()));
    return Optional.of(new Piece(ByteBuffer.wrap(text.toByteArray()), page.last()));
  }

  private static EventChunk find(List<EventChunk> sorted, long id) {
    int low = 0;
    int high = sorted.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted.get(middle).last() <= id) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted.get(low);
  }
}
