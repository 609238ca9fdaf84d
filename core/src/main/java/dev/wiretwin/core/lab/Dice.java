package dev.wiretwin.core.lab;

/** Throws that look random and are the same for the same seed, on every machine. On one loop. */
final class Dice {
  private static final long STEP = 0x9E37_79B9_7F4A_7C15L;

  private long state;

  Dice(long seed, long stream) {
    state = mixed(seed) ^ mixed(stream + STEP);
  }

  /** From 0 to {@code most}, both included. */
  long upTo(long most) {
    state += STEP;
    long thrown = mixed(state) >>> 1;
    return most == Long.MAX_VALUE ? thrown : thrown % (most + 1);
  }

  /** The finalizer of Stafford's thirteenth variant: each bit in changes half of the bits out. */
  private static long mixed(long bits) {
    long z = (bits ^ bits >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
    return z ^ z >>> 31;
  }
}
