package dev.wiretwin.bridge.virtual.line;

/**
 * What a receiver makes of bytes sent at another rate: the bits are sampled as its hardware would,
 * a frame without its stop bit comes out as NUL or as it was sampled, and a byte gets through
 * unharmed now and then (VB-03, VB-60). The same for the same rates, seed and bytes. On one thread
 * at a time.
 *
 * <p>Times are in bits of the sender, 0 being the beginning of the byte in hand.
 */
final class Garble {
  /** Rates that differ by less than this are the same to real hardware. */
  static final double TOLERANCE = 0.03;

  /** Most bytes that one byte can become: a falling edge begins each, and the lucky one. */
  static final int MOST = 7;

  private static final int DATA_BITS = 8;
  private static final double LUCK = 0.02;
  private static final double AS_NUL = 0.5;

  private final double step;
  private final Dice dice;
  private boolean inFrame;
  private boolean sawHigh = true;
  private double start;
  private double looked;
  private int taken;
  private int bits;

  /**
   * @param from the sender's rate
   * @param to the receiver's rate
   */
  Garble(int from, int to, long seed) {
    step = (double) from / to;
    dice = new Dice(seed, 0x6A7B);
  }

  static boolean sameRate(int from, int to) {
    return Math.abs(from - to) <= TOLERANCE * to;
  }

  /** Sends one byte right after the one before; what is received by its end goes into the ring. */
  void pass(byte b, ByteRing into) {
    if (dice.hits(LUCK)) {
      into.add(b);
    }
    int levels = (b & 0xFF) << 1 | 1 << (WirePace.BITS - 1);
    while (inFrame || findEdge(levels)) {
      double sample = start + (taken + 0.5) * step;
      if (sample >= WirePace.BITS) {
        start -= WirePace.BITS;
        break;
      }
      take((levels >> (int) sample & 1) == 1, sample, into);
    }
    looked = Math.max(0, looked - WirePace.BITS);
  }

  /** The sender pauses: a frame that has begun is sampled to its end on a silent wire. */
  void pause(ByteRing into) {
    while (inFrame) {
      take(true, start + (taken + 0.5) * step, into);
    }
    sawHigh = true;
    looked = 0;
  }

  private boolean findEdge(int levels) {
    for (int bit = (int) looked; bit < WirePace.BITS; bit++) {
      boolean high = (levels >> bit & 1) == 1;
      if (!high && sawHigh) {
        start = Math.max(looked, bit);
        inFrame = true;
        taken = 0;
        bits = 0;
        return true;
      }
      sawHigh |= high;
    }
    looked = WirePace.BITS;
    return false;
  }

  private void take(boolean high, double sample, ByteRing into) {
    if (taken == 0 && high) {
      end(sample, true);
    } else if (taken <= DATA_BITS) {
      if (taken > 0 && high) {
        bits |= 1 << (taken - 1);
      }
      taken++;
    } else {
      into.add(high || !dice.hits(AS_NUL) ? (byte) bits : 0);
      end(sample, high);
    }
  }

  private void end(double sample, boolean high) {
    inFrame = false;
    sawHigh = high;
    looked = sample;
  }
}
