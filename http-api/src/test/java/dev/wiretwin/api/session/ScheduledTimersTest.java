package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScheduledTimersTest {
  private final Instant noon = Instant.parse("2026-11-30T12:00:00Z");

  @Test
  void aTaskRunsWhenItIsDueEvenBehindOneThatThrew() throws Exception {
    try (ScheduledTimers timers = new ScheduledTimers(Clock.fixed(noon, ZoneOffset.UTC))) {
      assertThat(timers.now()).isEqualTo(noon);
      long began = timers.nanos();
      CompletableFuture<Long> done = new CompletableFuture<>();
      timers.in(
          Duration.ZERO,
          () -> {
            throw new IllegalStateException("as a test wants it");
          });
      timers.in(Duration.ofMillis(20), () -> done.complete(timers.nanos()));
      assertThat(done.get(10, TimeUnit.SECONDS) - began).isGreaterThanOrEqualTo(20_000_000);
    }
  }

  @Test
  void whatIsForgottenOrTooLateNeverRuns() throws Exception {
    ScheduledTimers timers = new ScheduledTimers(Clock.systemUTC());
    CompletableFuture<String> first = new CompletableFuture<>();
    timers.in(Duration.ofMillis(30), () -> first.complete("forgotten")).run();
    timers.in(Duration.ofMillis(60), () -> first.complete("due"));
    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("due");
    timers.close();
    timers.in(Duration.ZERO, () -> first.complete("late")).run();
  }
}
