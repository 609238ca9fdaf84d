package dev.wiretwin.bridge.at;

import dev.wiretwin.core.engine.Outboxes;
import dev.wiretwin.core.transport.Loop;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which everything of a module happens: dialog, transports and the engines on
 * them. Its thread is a daemon and ends with it.
 */
final class AtLoop implements Loop {
  private static final Logger LOG = LoggerFactory.getLogger(AtLoop.class);
  private static final int KEY_BYTES = 16;

  private final LongSupplier nanoClock;
  private final Outboxes outboxes = new Outboxes();
  private final SecureRandom random = new SecureRandom();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(this::thread);
  private volatile Thread thread;

  AtLoop(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  private Thread thread(Runnable work) {
    thread = new Thread(work, "wiretwin-at");
    thread.setDaemon(true);
    return thread;
  }

  /** A task that fails must not take the module with it. */
  private static Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException fault) {
        LOG.warn("a module is served on after an error; please report it", fault);
      }
    };
  }

  /**
   * @throws IllegalStateException if the loop has ended
   */
  @Override
  public void execute(Runnable task) {
    try {
      executor.execute(guarded(task));
    } catch (RejectedExecutionException ended) {
      throw new IllegalStateException("the module was given back: open it again", ended);
    }
  }

  @Override
  public Timer schedule(long delayNanos, Runnable task) {
    try {
      ScheduledFuture<?> future =
          executor.schedule(guarded(task), delayNanos, TimeUnit.NANOSECONDS);
      return () -> future.cancel(false);
    } catch (RejectedExecutionException ended) {
      LOG.debug("not scheduled: the module was given back");
      return () -> {};
    }
  }

  @Override
  public long now() {
    return nanoClock.getAsLong();
  }

  @Override
  public boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  @Override
  public Outboxes outboxes() {
    return outboxes;
  }

  @Override
  public int maskKey() {
    return random.nextInt();
  }

  @Override
  public String handshakeKey() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  /** Runs what is due, then ends. */
  void end() {
    executor.shutdown();
  }
}
