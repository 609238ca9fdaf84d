package dev.wiretwin.api.cli;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tells whoever waits what is being waited for: nothing in the first second, then a line each
 * second. Thread safe; the lines come from a thread of its own until it is closed.
 */
final class Progress implements AutoCloseable {
  private static final long SECOND = 1_000_000_000L;

  private final PrintWriter err;
  private final LongSupplier nanoClock;
  private final ScheduledExecutorService ticker;

  /** Null while there is nothing to say. */
  private volatile Doing doing;

  private record Doing(String what, long since) {}

  private Progress(PrintWriter err, LongSupplier nanoClock, ScheduledExecutorService ticker) {
    this.err = err;
    this.nanoClock = nanoClock;
    this.ticker = ticker;
  }

  static Progress on(PrintWriter err, LongSupplier nanoClock) {
    Progress progress = unattended(err, nanoClock);
    progress.ticker.scheduleAtFixedRate(progress::tick, 1, 1, TimeUnit.SECONDS);
    return progress;
  }

  /** One that speaks only when it is told to {@link #tick}. */
  static Progress unattended(PrintWriter err, LongSupplier nanoClock) {
    return new Progress(
        err, nanoClock, Executors.newSingleThreadScheduledExecutor(Progress::thread));
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "wiretwin-progress");
    thread.setDaemon(true);
    return thread;
  }

  /** Something new begins: it has a second before it is mentioned. */
  void begin(String what) {
    doing = new Doing(what, nanoClock.getAsLong());
  }

  /** What was begun goes on, and is now at this. */
  void goOn(String what) {
    doing = new Doing(what, doing.since);
  }

  void tick() {
    Doing current = doing;
    if (current != null && nanoClock.getAsLong() - current.since >= SECOND) {
      err.println(current.what + " …");
      err.flush();
    }
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
