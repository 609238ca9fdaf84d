package dev.wiretwin.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.api.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaiterTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Ring ring = new Ring(100, Long.MAX_VALUE, 0);
  private final Past past = new Past(new NoLog(0), ring, 1);
  private final ScheduledThreadPoolExecutor timer = Threads.timer("waiter-timer");
  private final ThreadPoolExecutor pool = Threads.pool("waiter-pool", 2, 100);
  private final Wakes wakes = new Wakes(timer);

  @AfterEach
  void stop() {
    timer.shutdownNow();
    pool.shutdownNow();
  }

  private CompletableFuture<Feed.Page> wait(Predicate<FeedEntry> wanted, Duration limit) {
    return new Waiter(past, wakes, timer, pool).start(0, wanted, limit);
  }

  private void add(long id) {
    ring.add(Feeds.entry(id, "board.came"));
    wakes.grown();
  }

  @Test
  void whatIsThereIsGivenAtOnce() {
    add(1);
    assertThat(wait(FeedFilter.ALL, LONG)).isCompleted();
    assertThat(wakes.waiting()).isZero();
  }

  @Test
  void whatIsNotWantedIsNoReasonToStopWaiting() throws Exception {
    CompletableFuture<Feed.Page> third = wait(entry -> entry.id() == 3, LONG);
    add(1);
    add(2);
    add(3);
    assertThat(Feeds.ids(third.get(10, TimeUnit.SECONDS))).containsExactly(3L);
    assertThat(wakes.waiting()).isZero();
    assertThat(timer.getQueue()).isEmpty();
  }

  @Test
  void atTheLimitThePageIsEmptyAndNobodyWaitsAnyMore() throws Exception {
    Feed.Page page = wait(FeedFilter.ALL, Duration.ofMillis(20)).get(10, TimeUnit.SECONDS);
    assertThat(page).isEqualTo(new Feed.Page(List.of(), 0, 0));
    assertThat(wakes.waiting()).isZero();
  }

  @Test
  void whoGoesIsForgotten() {
    wait(FeedFilter.ALL, LONG).cancel(false);
    assertThat(wakes.waiting()).isZero();
    assertThat(timer.getQueue()).isEmpty();
  }

  @Test
  void tooManyAreTurnedAway() {
    IntStream.range(0, Wakes.MOST).forEach(i -> wakes.next());
    CompletableFuture<Feed.Page> refused = wait(FeedFilter.ALL, LONG);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> refused.get(10, TimeUnit.SECONDS))
        .withCauseInstanceOf(Refusal.class);
  }
}
