package dev.wiretwin.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WakesTest {
  private final ScheduledThreadPoolExecutor timer = Threads.timer("wakes-test");
  private final Wakes wakes = new Wakes(timer);

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void everybodyWhoWaitsIsWoken() throws Exception {
    List<CompletableFuture<Void>> all = Stream.generate(wakes::next).limit(100).toList();
    assertThat(wakes.waiting()).isEqualTo(100);
    wakes.grown();
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
    assertThat(wakes.waiting()).isZero();
  }

  @Test
  void nobodyIsWokenTwiceForOneWait() throws Exception {
    CompletableFuture<Void> first = wakes.next();
    wakes.grown();
    first.get(10, TimeUnit.SECONDS);
    CompletableFuture<Void> second = wakes.next();
    assertThat(second).isNotDone();
    wakes.grown();
    second.get(10, TimeUnit.SECONDS);
  }

  @Test
  void manyNewsAreOneRound() throws Exception {
    CompletableFuture<Void> waits = wakes.next();
    IntStream.range(0, 10_000).forEach(i -> wakes.grown());
    waits.get(10, TimeUnit.SECONDS);
    // one, or two if somebody asks while the first begins
    assertThat(timer.getTaskCount()).isLessThan(5);
  }

  @Test
  void newsForNobodyCostNoRound() {
    wakes.grown();
    wakes.forget(wakes.next());
    wakes.grown();
    assertThat(timer.getTaskCount()).isZero();
  }

  @Test
  void notEverybodyMayWait() {
    IntStream.range(0, Wakes.MOST).forEach(i -> wakes.next());
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(wakes::next)
        .matches(refusal -> refusal.code() == RefusalCode.OVERLOADED)
        .matches(refusal -> refusal.retryAfter().isPresent());
  }
}
