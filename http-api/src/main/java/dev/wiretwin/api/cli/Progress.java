package dev.wiretwin.api.cli;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tells whoever waits what is being waited for: nothing in the first second, then a line, and
 * another when something else is waited for or five seconds have gone by. Thread safe; the lines
 * come from a thread of its own until it is closed.
 */
final class Progress implements AutoCloseable {
  private static final long SECOND = 1_000_000_000L;
  private static final long STILL = 5 * SECOND;

  private final PrintWriter err;
  private final LongSupplier nanoClock;
  private final ScheduledExecutorService ticker;

  /** Null while there is nothing to say. */
  private volatile Doing doing;

  /** The line that was said last; on the ticker's thread. */
  private Said said = new Said("", 0);

  private record Doing(String what, String howFar, long since) {}

  private record Said(String what, long at) {}

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
    doing = new Doing(what, "", nanoClock.getAsLong());
  }

  /** What was begun goes on, and is now at this. */
  void goOn(String what) {
    goOn(what, "");
  }

  /**
   * The same.
   *
   * @param howFar is added to the line; a change of it alone is no reason for another one
   */
  void goOn(String what, String howFar) {
    doing = new Doing(what, howFar, doing.since);
  }

  void tick() {
    Doing current = doing;
    long now = nanoClock.getAsLong();
    if (current == null || now - current.since < SECOND) {
      return;
    }
    if (!said.what.equals(current.what) || now - said.at >= STILL) {
      said = new Said(current.what, now);
      err.println(current.what + current.howFar + " …");
      err.flush();
    }
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
