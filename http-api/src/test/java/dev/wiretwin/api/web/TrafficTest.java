package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrafficTest {

  @Test
  void afterTheLastCallNobodyComesIn() {
    Traffic traffic = new Traffic();
    assertThat(traffic.enters()).isTrue();
    traffic.leaves();
    traffic.lastCall();
    assertThat(traffic.enters()).isFalse();
    traffic.drain(Duration.ofSeconds(10));
  }

  @Test
  void theLastOneOutEndsTheWaiting() throws Exception {
    Traffic traffic = new Traffic();
    traffic.enters();
    traffic.lastCall();
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(() -> traffic.drain(Duration.ofSeconds(10)));
    traffic.leaves();
    waiting.get(5, TimeUnit.SECONDS);
    assertThat(waiting).isDone();
  }

  @Test
  void nobodyIsWaitedForForEver() {
    Traffic traffic = new Traffic();
    traffic.enters();
    traffic.lastCall();
    traffic.drain(Duration.ofMillis(10));
    Thread.currentThread().interrupt();
    traffic.drain(Duration.ofSeconds(10));
    assertThat(Thread.interrupted()).isTrue();
  }
}
