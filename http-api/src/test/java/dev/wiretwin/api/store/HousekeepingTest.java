package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.store.KeptComparisons.Ending;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HousekeepingTest {
  private static final Instant LATER = ComparisonsContract.NOW.plus(Duration.ofDays(91));
  private static final Clock CLOCK = Clock.fixed(LATER, ZoneOffset.UTC);

  private final MemoryStore store = new MemoryStore();

  private void over(String id) {
    store.comparisons().add(ComparisonsContract.asked(id, "smoke"));
    store.comparisons().end(id, Ending.finished(ComparisonsContract.NOW, "same", 0));
  }

  private void awaitGone(String id) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (store.comparisons().comparison(id).isPresent() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(store.comparisons().comparison(id)).isEmpty();
  }

  @Test
  void itIsDoneAtOnceAndAgain() {
    over("c1");
    try (Housekeeping housekeeping =
        Housekeeping.start(store, Retention.DEFAULT, Duration.ofMillis(10), CLOCK)) {
      assertThat(housekeeping).isNotNull();
      awaitGone("c1");
      over("c2");
      awaitGone("c2");
    }
  }

  @Test
  void whatFailsIsTriedNextTime(@TempDir Path folder) {
    SqliteStore closed = SqliteStore.forCommand(folder);
    closed.close();
    try (Housekeeping housekeeping =
        Housekeeping.start(closed, Retention.DEFAULT, Duration.ofMillis(1), CLOCK)) {
      assertThat(housekeeping).isNotNull();
    }
  }
}
