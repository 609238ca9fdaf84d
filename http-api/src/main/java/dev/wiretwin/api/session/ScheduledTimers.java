package dev.wiretwin.api.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service's own {@link Timers}, on one daemon thread. Thread safe. */
public final class ScheduledTimers implements Timers, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduledTimers.class);

  private final Clock clock;
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, ScheduledTimers::newThread);

  public ScheduledTimers(Clock clock) {
    this.clock = clock;
    // most waits are over before their time
    thread.setRemoveOnCancelPolicy(true);
  }

  private static Thread newThread(Runnable task) {
    Thread thread = new Thread(task, "wiretwin-timers");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Runnable in(Duration time, Runnable task) {
    try {
      var scheduled = thread.schedule(() -> run(task), time.toNanos(), TimeUnit.NANOSECONDS);
      return () -> scheduled.cancel(false);
    } catch (RejectedExecutionException closed) {
      // the service ends: what was to be done later is done by its end
      return () -> {};
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException thrown) {
      LOG.warn("what was due could not be done", thrown);
    }
  }

  /** Whatever is not due yet never is. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
