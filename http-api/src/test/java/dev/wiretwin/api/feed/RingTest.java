package dev.wiretwin.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.feed.FeedEntry.Subject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RingTest {
  private static Ring ring(int most, long last) {
    return new Ring(most, Long.MAX_VALUE, last);
  }

  private static void add(Ring ring, long from, long to) {
    LongStream.rangeClosed(from, to).forEach(id -> ring.add(Feeds.entry(id, "board.came")));
  }

  @Test
  void anEmptyRingHasAnEmptyPage() {
    Ring ring = ring(4, 10);
    assertThat(ring.page(10, FeedFilter.ALL)).isEqualTo(new Feed.Page(List.of(), 0, 10));
    assertThat(ring.page(3, FeedFilter.ALL)).isEqualTo(new Feed.Page(List.of(), 7, 10));
    assertThat(ring.first()).isEqualTo(11);
  }

  @Test
  void theOldestGoFirstAndAreCounted() {
    Ring ring = ring(4, 10);
    add(ring, 11, 17);
    assertThat(ring.first()).isEqualTo(14);
    assertThat(ring.last()).isEqualTo(17);
    Feed.Page page = ring.page(11, FeedFilter.ALL);
    assertThat(Feeds.ids(page)).containsExactly(14L, 15L, 16L, 17L);
    assertThat(page.missed()).isEqualTo(2);
    assertThat(page.last()).isEqualTo(17);
    assertThat(Feeds.ids(ring.page(15, FeedFilter.ALL))).containsExactly(16L, 17L);
  }

  @Test
  void aReaderFromTheFutureIsBroughtToThePresent() {
    Ring ring = ring(4, 0);
    add(ring, 1, 3);
    assertThat(ring.page(99, FeedFilter.ALL)).isEqualTo(new Feed.Page(List.of(), 0, 3));
  }

  @Test
  void bytesAreBoundedToo() {
    FeedEntry big =
        FeedEntry.of(
            3,
            Feeds.NOW,
            "session.receive",
            Subject.NONE,
            ("{\"text\":\"" + "x".repeat(5_000) + "\"}").getBytes(StandardCharsets.UTF_8));
    Ring ring = new Ring(100, 2_000, 0);
    add(ring, 1, 2);
    ring.add(big);
    // too big for the ring, but one is kept always
    assertThat(Feeds.ids(ring.page(0, FeedFilter.ALL))).containsExactly(3L);
    add(ring, 4, 5);
    assertThat(Feeds.ids(ring.page(0, FeedFilter.ALL))).containsExactly(4L, 5L);
  }

  @Test
  void aPageHasABound() {
    Ring ring = ring(5_000, 0);
    add(ring, 1, 2_500);
    Feed.Page first = ring.page(0, FeedFilter.ALL);
    assertThat(first.entries()).hasSize(Ring.PAGE);
    assertThat(first.last()).isEqualTo(Ring.PAGE);
    assertThat(Feeds.ids(ring.page(2_499, FeedFilter.ALL))).containsExactly(2_500L);
    // what is not wanted does not count
    Feed.Page none = ring.page(0, entry -> false);
    assertThat(none).isEqualTo(new Feed.Page(List.of(), 0, 2_500));
  }

  @Test
  void aPageHasABoundInBytes() {
    Ring ring = ring(50, 0);
    byte[] half = ("{\"t\":\"" + "x".repeat(600_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    for (long id = 1; id <= 3; id++) {
      ring.add(FeedEntry.of(id, Feeds.NOW, "session.receive", Subject.NONE, half));
    }
    Feed.Page page = ring.page(0, FeedFilter.ALL);
    assertThat(Feeds.ids(page)).containsExactly(1L);
    assertThat(Feeds.ids(ring.page(page.last(), FeedFilter.ALL))).containsExactly(2L);
  }

  @Test
  void aReaderFindsItsPlaceWithoutLookingAtTheRest() {
    Ring ring = ring(65_536, 0);
    add(ring, 1, 65_536);
    int[] looked = {0};
    ring.page(
        65_530,
        entry -> {
          looked[0]++;
          return true;
        });
    assertThat(looked[0]).isEqualTo(6);
  }

  @Test
  void whoReadsWhileTheRingTurnsSeesEachEntryOnceOrIsToldOfIt() throws Exception {
    Ring ring = ring(64, 0);
    long all = 200_000;
    CountDownLatch ready = new CountDownLatch(3);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<Long>> readers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        readers.add(threads.submit(() -> readToTheEnd(ring, all, ready)));
      }
      assertThat(ready.await(10, TimeUnit.SECONDS)).isTrue();
      add(ring, 1, all);
      for (Future<Long> reader : readers) {
        assertThat(reader.get(30, TimeUnit.SECONDS)).isEqualTo(all);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** How many entries it saw or was told of. */
  private static long readToTheEnd(Ring ring, long all, CountDownLatch ready) {
    ready.countDown();
    long seen = 0;
    long accounted = 0;
    while (seen < all) {
      Feed.Page page = ring.page(seen, FeedFilter.ALL);
      accounted += page.missed() + page.entries().size();
      long expected = seen + page.missed();
      for (FeedEntry entry : page.entries()) {
        assertThat(entry.id()).isEqualTo(++expected);
      }
      assertThat(page.last()).isEqualTo(expected);
      seen = page.last();
    }
    return accounted;
  }
}
