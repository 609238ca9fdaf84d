package dev.wiretwin.bridge.virtual.line;

/** Throws that look random and are the same for the same seed, on every machine. On one thread. */
final class Dice {
  private static final long STEP = 0x9E37_79B9_7F4A_7C15L;
  private static final double ONE = 1L << 53;

  private long state;

  /**
   * @param stream tells dice of one seed apart
   */
  Dice(long seed, long stream) {
    state = mixed(seed) ^ mixed(stream + STEP);
  }

  /** From 1 to {@code most}, both included. */
  int oneTo(int most) {
    return 1 + (int) ((next() >>> 1) % most);
  }

  /** True with the given probability; a probability of 0 or less does not use the dice up. */
  boolean hits(double probability) {
    return probability > 0 && (next() >>> 11) / ONE < probability;
  }

  private long next() {
    state += STEP;
    return mixed(state);
  }

  /** A bijection in which each bit of the argument turns about half of the result's. */
  private static long mixed(long bits) {
    long z = (bits ^ bits >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
    return z ^ z >>> 31;
  }
}
