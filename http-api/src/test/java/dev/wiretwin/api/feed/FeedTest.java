package dev.wiretwin.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeedTest {
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration LONG = Duration.ofSeconds(30);

  private static void publish(Feed feed, int count) {
    IntStream.range(0, count)
        .forEach(i -> feed.publish("session.sent", Subject.NONE, Map.of("i", i)));
  }

  @Test
  void idsRiseByOneAndEveryReaderSeesTheSame() throws Exception {
    Feed feed = Feeds.feed(100);
    assertThat(feed.publish("board.came", Subject.ofBoard("a"), Map.of("n", 1))).isEqualTo(1);
    assertThat(feed.publish("board.went", Subject.ofBoard("a"), Map.of("n", 2))).isEqualTo(2);
    assertThat(feed.last()).isEqualTo(2);
    for (int reader = 0; reader < 2; reader++) {
      Feed.Page page = feed.after(0, FeedFilter.ALL, AT_ONCE);
      assertThat(page.entries())
          .extracting(FeedEntry::text)
          .containsExactly(
              "{\"id\":1,\"at\":\"2026-11-24T10:00:00Z\",\"type\":\"board.came\","
                  + "\"board\":\"a\",\"n\":1}",
              "{\"id\":2,\"at\":\"2026-11-24T10:00:00Z\",\"type\":\"board.went\","
                  + "\"board\":\"a\",\"n\":2}");
      assertThat(page.gap()).isEmpty();
    }
    assertThat(feed.after(0, FeedFilter.ALL, AT_ONCE).entries().get(0).frame())
        .isSameAs(feed.after(0, FeedFilter.ALL, AT_ONCE).entries().get(0).frame());
  }

  @Test
  void whatAnEntrySaysAnywayIsNotSaidTwice() throws Exception {
    Feed feed = Feeds.feed(100);
    feed.publish("board.came", Subject.ofBoard("a"), Map.of("type", "x", "id", 9));
    assertThat(feed.after(0, FeedFilter.ALL, AT_ONCE).entries().get(0).text())
        .isEqualTo(
            "{\"id\":1,\"at\":\"2026-11-24T10:00:00Z\",\"type\":\"board.came\",\"board\":\"a\"}");
  }

  @Test
  void onlyObjectsOfProperTypesAreTold() {
    Feed feed = Feeds.feed(100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feed.publish("board.came", Subject.NONE, "text"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feed.publish("board\ndata: x", Subject.NONE, Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feed.publish("board.came", Subject.NONE, new Object()));
    assertThat(feed.last()).isZero();
  }

  @Test
  void aSlowReaderIsToldWhatItMissed() throws Exception {
    Feed feed = Feeds.feed(10);
    publish(feed, 25);
    Feed.Page page = feed.after(3, FeedFilter.ALL, AT_ONCE);
    assertThat(page.missed()).isEqualTo(12);
    FeedEntry gap = page.gap().orElseThrow();
    assertThat(gap.text()).isEqualTo("{\"id\":15,\"type\":\"gap\",\"missed\":12}");
    Feed.Page rest = feed.after(page.last(), FeedFilter.ALL, AT_ONCE);
    if (page.entries().isEmpty()) {
      assertThat(Feeds.ids(rest)).hasSize(10).startsWith(16L);
    } else {
      assertThat(Feeds.ids(page)).hasSize(10).startsWith(16L);
    }
  }

  @Test
  void aReaderWaitsForWhatItWantsAndNotLonger() throws Exception {
    Feed feed = Feeds.feed(100);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Feed.Page> waits =
          thread.submit(() -> feed.after(0, entry -> entry.type().equals("lab.started"), LONG));
      awaitWaiting(feed, 1);
      publish(feed, 3);
      feed.publish("lab.started", Subject.NONE, Map.of());
      assertThat(Feeds.ids(waits.get(10, TimeUnit.SECONDS))).containsExactly(4L);
    } finally {
      thread.shutdownNow();
    }
    Feed.Page none = feed.after(4, FeedFilter.ALL, Duration.ofMillis(20));
    assertThat(none).isEqualTo(new Feed.Page(List.of(), 0, 4));
    assertThat(feed.waiting()).isZero();
  }

  private static void awaitWaiting(Feed feed, int count) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (feed.waiting() < count && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(feed.waiting()).isEqualTo(count);
  }

  @Test
  void aReaderMayWaitWithoutAThread() throws Exception {
    Feed feed = Feeds.feed(100);
    CompletableFuture<Feed.Page> all = feed.next(0, FeedFilter.ALL, LONG);
    CompletableFuture<Feed.Page> labs =
        feed.next(0, entry -> entry.type().equals("lab.started"), LONG);
    CompletableFuture<Feed.Page> gone = feed.next(0, FeedFilter.ALL, LONG);
    gone.cancel(false);
    assertThat(feed.waiting()).isEqualTo(2);
    publish(feed, 1);
    assertThat(Feeds.ids(all.get(10, TimeUnit.SECONDS))).containsExactly(1L);
    assertThat(labs).isNotDone();
    feed.publish("lab.started", Subject.NONE, Map.of());
    assertThat(Feeds.ids(labs.get(10, TimeUnit.SECONDS))).containsExactly(2L);
    assertThat(feed.next(0, FeedFilter.ALL, LONG)).isCompleted();
    assertThat(feed.next(2, FeedFilter.ALL, AT_ONCE)).isCompleted();
  }

  @Test
  void lifeCycleEntriesAreReadFromTheLogWhenTheRingHasThemNoMore() throws Exception {
    FakeLog log = new FakeLog(0);
    Feed feed = Feeds.feed(10, log);
    feed.publish("service.started", Subject.NONE, Map.of());
    publish(feed, 50);
    assertThat(log.writes().tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    feed.close();
    Feed.Page old = feed.after(0, FeedFilter.ALL, AT_ONCE);
    assertThat(Feeds.ids(old)).containsExactly(1L);
    assertThat(old.missed()).isEqualTo(40);
    assertThat(Feeds.ids(feed.after(old.last(), FeedFilter.ALL, AT_ONCE)))
        .hasSize(10)
        .startsWith(42L);
    assertThat(log.ended()).isEqualTo(51);
  }

  @Test
  void idsGoOnWhereTheLogSays() {
    Feed feed = Feeds.feed(10, new FakeLog(5_000));
    assertThat(feed.publish("service.started", Subject.NONE, Map.of())).isEqualTo(5_001);
    assertThat(new Feed(new ObjectMapper(), Feeds.CLOCK, 5, 40).last()).isEqualTo(40);
  }

  @Test
  void manyWritersAndReadersAgreeOnOneOrder() throws Exception {
    Feed feed = Feeds.feed(50_000);
    int writers = 4;
    int each = 2_000;
    int readers = 20;
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(writers + readers);
    try {
      List<Future<List<Long>>> read = new ArrayList<>();
      for (int i = 0; i < readers; i++) {
        read.add(threads.submit(() -> readAll(feed, writers * each)));
      }
      for (int i = 0; i < writers; i++) {
        threads.submit(
            () -> {
              start.await();
              publish(feed, each);
              return null;
            });
      }
      start.countDown();
      List<Long> expected =
          IntStream.rangeClosed(1, writers * each).mapToObj(Long::valueOf).toList();
      for (Future<List<Long>> one : read) {
        assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Long> readAll(Feed feed, int count) throws InterruptedException {
    List<Long> seen = new ArrayList<>();
    long last = 0;
    while (seen.size() < count) {
      Feed.Page page = feed.after(last, FeedFilter.ALL, LONG);
      assertThat(page.missed()).isZero();
      seen.addAll(Feeds.ids(page));
      last = page.last();
    }
    return seen;
  }
}
