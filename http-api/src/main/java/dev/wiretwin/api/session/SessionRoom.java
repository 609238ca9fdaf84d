package dev.wiretwin.api.session;

import dev.wiretwin.api.feed.Feed;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Sessions with everything they need, put together: their threads, their clock and the JVM's own
 * clients. Thread safe; closing it ends all sessions within five seconds.
 */
public final class SessionRoom implements AutoCloseable {
  private static final int WORKERS = 64;
  private static final long SPARE_SECONDS = 30;
  private static final int MARK_LETTERS = 4;
  private static final int RADIX = 36;

  private final ScheduledTimers timers;
  private final ThreadPoolExecutor workers;
  private final JvmSource jvm;
  private final Sessions sessions;

  private SessionRoom(
      Feed feed,
      Destinations destinations,
      Function<String, ClientSource> others,
      SessionLimits limits,
      SessionWatch watch) {
    timers = new ScheduledTimers(Clock.systemUTC());
    workers = workers();
    jvm = new JvmSource(destinations);
    SecureRandom dice = new SecureRandom();
    sessions =
        new Sessions(
            target -> target.equals(JvmSource.TARGET) ? jvm : others.apply(target),
            () -> mark(dice),
            new Surroundings(feed, timers, workers, destinations, limits, watch));
  }

  /**
   * @param destinations where sessions may connect to
   * @param others sources for all targets but the JVM; throws a refusal for what means nothing
   */
  public static SessionRoom open(
      Feed feed,
      Destinations destinations,
      Function<String, ClientSource> others,
      SessionLimits limits,
      SessionWatch watch) {
    return new SessionRoom(feed, destinations, others, limits, watch);
  }

  /** What waits there for a thread is a request each: bounded where requests are. */
  private static ThreadPoolExecutor workers() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            WORKERS,
            WORKERS,
            SPARE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            SessionRoom::newThread);
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  private static Thread newThread(Runnable task) {
    Thread thread = new Thread(task, "wiretwin-session");
    thread.setDaemon(true);
    return thread;
  }

  private static String mark(SecureRandom dice) {
    StringBuilder mark = new StringBuilder();
    for (int i = 0; i < MARK_LETTERS; i++) {
      mark.append(Character.forDigit(dice.nextInt(RADIX), RADIX));
    }
    return mark.toString();
  }

  public Sessions sessions() {
    return sessions;
  }

  @Override
  public void close() {
    sessions.close();
    jvm.close();
    workers.shutdown();
    timers.close();
  }
}
