package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import dev.wiretwin.api.metrics.Metrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventBookTest {

  private final Feed feed = Windows.feed(5);
  private final EventBook book = new EventBook(feed, new Metrics("test").http());
  private long noted;

  private void happens(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      feed.publish("a.thing", Subject.NONE, Map.of());
    }
    while (noted < feed.last()) {
      Feed.Page page = feed.after(noted, EventFilter.ALL, Duration.ZERO);
      book.add(EventChunk.of(noted + page.missed(), page.last(), page.entries()));
      noted = page.last();
    }
  }

  @Test
  void whoIsUpToDateGetsNothing() throws InterruptedException {
    assertThat(book.next(0, EventFilter.ALL)).isEmpty();
    happens(2);
    assertThat(book.next(2, EventFilter.ALL)).isEmpty();
  }

  @Test
  void whoIsNotGetsOneChunkAfterTheOther() throws InterruptedException {
    happens(2);
    happens(1);
    happens(3);
    EventBook.Piece first = book.next(0, EventFilter.ALL).orElseThrow();
    assertThat(first.upTo()).isEqualTo(2);
    assertThat(text(first)).contains("id: 1\n", "id: 2\n").doesNotContain("id: 3\n");
    assertThat(book.next(2, EventFilter.ALL).orElseThrow().upTo()).isEqualTo(3);
    assertThat(book.next(4, EventFilter.ALL).orElseThrow().upTo()).isEqualTo(6);
  }

  @Test
  void whatTheBookDoesNotHaveComesFromTheFeedWithItsGap() throws InterruptedException {
    happens(2);
    happens(20);
    EventBook.Piece piece = book.next(1, EventFilter.ALL).orElseThrow();
    assertThat(text(piece)).startsWith("id: 17\nevent: gap\n");
    assertThat(piece.upTo()).isEqualTo(17);
    assertThat(text(book.next(17, EventFilter.ALL).orElseThrow())).contains("id: 18\n", "id: 22\n");
  }

  private static String text(EventBook.Piece piece) {
    return StandardCharsets.UTF_8.decode(piece.bytes()).toString();
  }
}
