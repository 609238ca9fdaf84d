package dev.wiretwin.api.store;

import dev.wiretwin.api.refusal.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of what is too old or too much: at once, and again and again, on a thread of its own.
 * Where it fails (a full disk, say) it says so and tries again next time.
 */
public final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final Store store;
  private final Retention retention;
  private final Clock clock;
  private final ScheduledExecutorService thread;

  private Housekeeping(Store store, Retention retention, Clock clock) {
    this.store = store;
    this.retention = retention;
    this.clock = clock;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread made = new Thread(work, "housekeeping");
              made.setDaemon(true);
              return made;
            });
  }

  public static Housekeeping start(Store store, Retention retention, Duration every, Clock clock) {
    Housekeeping housekeeping = new Housekeeping(store, retention, clock);
    housekeeping.thread.scheduleWithFixedDelay(
        housekeeping::trim, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    return housekeeping;
  }

  private void trim() {
    try {
      Store.Trimmed gone = store.trim(retention, clock.instant());
      if (gone.comparisons() > 0) {
        LOG.info("let go of {} comparisons and {} events", gone.comparisons(), gone.events());
      }
    } catch (Refusal refused) {
      LOG.warn("nothing old was let go: {}", refused.getMessage());
    }
  }

  /** What is being let go is let go first, within limits. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("housekeeping does not end");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
