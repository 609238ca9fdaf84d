package dev.wiretwin.bridge.virtual.line;

/**
 * Says how many bytes a busy wire has carried by a given time: 10 bits each, exactly at the nominal
 * rate. It counts from when the wire became busy and not from the last look, so that looking late
 * makes nothing slower; being later than {@link #CATCH_UP_NANOS} does. On one thread at a time.
 */
final class WirePace {
  /** Start bit, eight data bits, stop bit. */
  static final int BITS = 10;

  /** What is made up for at most when nobody looked for long. */
  static final long CATCH_UP_NANOS = 20_000_000;

  private static final long SECOND = 1_000_000_000;
  private static final long PERIOD = BITS * SECOND;

  private final int baud;
  private long base;
  private long carried;

  WirePace(int baud) {
    if (baud <= 0) {
      throw new IllegalArgumentException("a rate of " + baud + " baud: give 1 or more");
    }
    this.baud = baud;
  }

  int baud() {
    return baud;
  }

  /** The wire, idle so far, begins to carry. */
  void start(long now) {
    base = now;
    carried = 0;
  }

  /** How many bytes more the wire can have carried by now. */
  int due(long now) {
    long elapsed = now - base;
    if (elapsed <= 0) {
      return 0;
    }
    if (elapsed > 2 * PERIOD) {
      base = now - CATCH_UP_NANOS;
      carried = 0;
      elapsed = CATCH_UP_NANOS;
    }
    long late = elapsed * baud / PERIOD - carried;
    long most = Math.max(1, CATCH_UP_NANOS * baud / PERIOD);
    if (late > most) {
      base += (late - most) * PERIOD / baud;
      late = most;
    }
    return (int) Math.max(0, late);
  }

  /** Takes so many of the due bytes off. */
  void spend(int bytes) {
    carried += bytes;
    while (carried >= baud) {
      carried -= baud;
      base += PERIOD;
    }
  }

  /** When the next so many bytes will have been carried. */
  long timeOf(int bytes) {
    return base + ((carried + bytes) * PERIOD + baud - 1) / baud;
  }
}
