package dev.wiretwin.api.board;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of the bench: for work that waits for boards, for handlers of clients, and one that
 * looks at the clock. Thread safe; closing it interrupts what still works.
 */
final class BenchThreads implements AutoCloseable {
  static final int MOST_WORKS = 64;

  private static final Logger LOG = LoggerFactory.getLogger(BenchThreads.class);
  private static final long IDLE_SECONDS = 10;

  private final ExecutorService works;
  private final ExecutorService handlers =
      Executors.newCachedThreadPool(named("wiretwin-board-handler"));
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(named("wiretwin-bench"));

  BenchThreads() {
    works =
        new ThreadPoolExecutor(
            0,
            MOST_WORKS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            named("wiretwin-board-work"));
  }

  private static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Begins work that waits a lot.
   *
   * @throws Refusal if too much is being done already
   */
  Future<?> begin(Runnable work) {
    try {
      return works.submit(() -> safely(work));
    } catch (RejectedExecutionException full) {
      throw new Refusal(
              works.isShutdown() ? RefusalCode.SHUTTING_DOWN : RefusalCode.OVERLOADED,
              "the bench is busy with " + MOST_WORKS + " things already: come back in a moment",
              full)
          .retryAfter(Duration.ofSeconds(1));
    }
  }

  /** The same for what must be done, be it on the caller's thread. */
  void tidy(Runnable work) {
    try {
      begin(work);
    } catch (Refusal busy) {
      safely(work);
    }
  }

  /** As many at once as there are clients, of which each board has a limited number. */
  Executor handlers() {
    return handlers;
  }

  /** Runs this again and again; it must not block. */
  void every(Duration interval, Runnable look) {
    clock.scheduleWithFixedDelay(
        () -> safely(look), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void safely(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException fault) {
      LOG.warn("the bench goes on after an error", fault);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    works.shutdownNow();
    handlers.shutdownNow();
  }
}
