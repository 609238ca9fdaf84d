package dev.wiretwin.bridge.identify;

import java.util.function.LongSupplier;

/** A moment behind which nobody waits any more. Immutable, any thread. */
final class Deadline {
  private static final long NANOS_PER_MS = 1_000_000;

  private final LongSupplier nanoClock;
  private final long end;

  private Deadline(LongSupplier nanoClock, long end) {
    this.nanoClock = nanoClock;
    this.end = end;
  }

  static Deadline in(LongSupplier nanoClock, long ms) {
    return new Deadline(nanoClock, nanoClock.getAsLong() + ms * NANOS_PER_MS);
  }

  /** A moment so far from now, but never behind this one. */
  Deadline atMost(long ms) {
    long wanted = nanoClock.getAsLong() + ms * NANOS_PER_MS;
    return new Deadline(nanoClock, wanted - end < 0 ? wanted : end);
  }

  /** How long until then; 0 when it is over. */
  long leftNanos() {
    return Math.max(0, end - nanoClock.getAsLong());
  }

  boolean isOver() {
    return leftNanos() == 0;
  }
}
