package dev.wiretwin.core.lab;

import dev.wiretwin.core.transport.Loop;
import java.util.function.LongConsumer;

/**
 * Keeps the time of one thing that happens after another: each wait is counted from when the thing
 * before was due, so that small delays of the machine do not add up, and from when it really
 * happened if that was noticeably late, so that the waits between things stay as long as asked for.
 * On one loop.
 */
final class Pace {
  /** What is later than this is told. */
  static final long TOLERATED_NANOS = 5_000_000;

  private static final double NANOS_PER_MS = 1e6;

  /** More than a century, and small enough to be added to a time. */
  private static final long NEVER_NANOS = Long.MAX_VALUE >> 1;

  private final Loop loop;
  private final double scale;
  private final LongConsumer late;
  private long last;

  /** Null while nothing is waited for. */
  private Loop.Timer timer;

  /**
   * @param scale real milliseconds per millisecond
   * @param late is told by how many nanoseconds something came too late, right before it happens
   */
  Pace(Loop loop, double scale, LongConsumer late) {
    this.loop = loop;
    this.scale = scale;
    this.late = late;
    this.last = loop.now();
  }

  /** Something happened now, by itself: the next wait counts from here. */
  void happened() {
    last = loop.now();
  }

  /** Lets something happen so many milliseconds after what happened last. */
  void after(long ms, Runnable what) {
    long nanos = (long) Math.min(NEVER_NANOS, ms * scale * NANOS_PER_MS);
    long start = last;
    long wait = Math.max(0, nanos - (loop.now() - start));
    timer = loop.schedule(wait, () -> ring(start + nanos, what));
  }

  private void ring(long due, Runnable what) {
    timer = null;
    long by = loop.now() - due;
    last = due;
    if (by > TOLERATED_NANOS) {
      last = due + by;
      late.accept(by);
    }
    what.run();
  }

  /** Forgets what is waited for. */
  void cancel() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
