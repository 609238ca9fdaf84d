package dev.wiretwin.core.scenario;

import dev.wiretwin.core.transport.Loop;

/**
 * The time of one run: device time, which begins with the first connect call and may pass faster or
 * slower than the loop's. Thread safe; timers ring on the loop.
 */
final class RunClock {
  private static final double NANOS_PER_MS = 1e6;
  private static final double LONGEST_NANOS = Long.MAX_VALUE >> 1;

  private final Loop loop;
  private final double scale;
  private volatile long zero;
  private volatile boolean begun;

  /**
   * @param scale real milliseconds per device millisecond
   */
  RunClock(Loop loop, double scale) {
    this.loop = loop;
    this.scale = scale;
    this.zero = loop.now();
  }

  /** The loop's own time, to be translated later: when zero is may not be known yet. */
  long now() {
    return loop.now();
  }

  /**
   * A client is told to connect; the first time is time zero.
   *
   * @return whether this was it
   */
  boolean connecting() {
    if (begun) {
      return false;
    }
    zero = loop.now();
    begun = true;
    return true;
  }

  /** Device nanoseconds since time zero; negative before. */
  long device(long now) {
    return Math.round((now - zero) / scale);
  }

  double scale() {
    return scale;
  }

  Loop.Timer afterDevice(long deviceMs, Runnable task) {
    return after(deviceMs * scale, task);
  }

  Loop.Timer after(double realMs, Runnable task) {
    return loop.schedule((long) Math.min(LONGEST_NANOS, realMs * NANOS_PER_MS), task);
  }

  void execute(Runnable task) {
    loop.execute(task);
  }
}
