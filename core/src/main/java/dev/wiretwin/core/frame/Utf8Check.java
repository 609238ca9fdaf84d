package dev.wiretwin.core.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Tells whether text that arrives in pieces is UTF-8, at the first byte that no valid text can have
 * there: overlong forms, surrogates and anything above U+10FFFF are refused (RFC 3629; RFC 6455
 * §8.1).
 *
 * <p>Not thread safe: it belongs to one connection. Holds nothing but one int.
 *
 * <p>A state is the position of a six-bit field. Each byte value has one long whose fields hold the
 * next state for every present one, so that a byte costs one load and one shift, whatever the text
 * is, and the shift's own modulo 64 cuts the field out.
 */
public final class Utf8Check {
  private static final int BETWEEN = 0;
  private static final int ONE_MORE = 6;
  private static final int TWO_MORE = 12;
  private static final int AFTER_E0 = 18;
  private static final int AFTER_ED = 24;
  private static final int THREE_MORE = 30;
  private static final int AFTER_F0 = 36;
  private static final int AFTER_F4 = 42;
  private static final int BAD = 48;
  private static final int FIELD = 0x3F;

  private static final long[] NEXT = table();

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  // Three characters of three bytes each but for the very last byte, as eight bytes read at once;
  // a lane is what of a lead byte and its follower decides about overlong forms and surrogates.
  private static final long THREES_MASK = 0xC0F0_C0C0_F0C0_C0F0L;
  private static final long THREES = 0x80E0_8080_E080_80E0L;
  private static final long THREES_FIELDS = 0x200F_0020_0F00_200FL;
  private static final long SURROGATES = 0x200D_0020_0D00_200DL;
  private static final long LANE_TOPS = 0x8000_0080_0000_8000L;
  private static final long LANE_ONES = 0x0001_0000_0100_0001L;

  private static final long FOUR_MASK = 0xC0C0_C0F8L;
  private static final long FOUR = 0x8080_80F0L;
  private static final long THREE_MASK = 0xC0_C0F0L;
  private static final long THREE = 0x80_80E0L;
  private static final long LANE = 0x200FL;
  private static final long SURROGATE = 0x200DL;

  private int state;

  /**
   * Takes the next piece of the text.
   *
   * @return false once the bytes so far cannot be the beginning of any valid text; it stays false
   */
  public boolean accept(byte[] a, int from, int to) {
    state = run(state, a, from, to);
    return state != BAD;
  }

  /** Whether the text may end here: no character is half read, and none was wrong. */
  public boolean isComplete() {
    return state == BETWEEN;
  }

  /** Makes ready for another text. */
  public void reset() {
    state = BETWEEN;
  }

  /** Whether the range is valid text by itself. */
  public static boolean isValid(byte[] a, int from, int to) {
    return run(BETWEEN, a, from, to) == BETWEEN;
  }

  private static int run(int state, byte[] a, int from, int to) {
    long s = state;
    int i = from;
    while (i < to) {
      if (((int) s & FIELD) == BETWEEN) {
        i = skipAscii(a, i, to);
        i = skipWide(a, i, to);
      }
      int stop = Math.min(to, i + 16);
      for (; i < stop; i++) {
        s = NEXT[a[i] & 0xFF] >>> (int) s;
      }
      if (((int) s & FIELD) == BAD) {
        return BAD;
      }
    }
    return (int) s & FIELD;
  }

  /** Returns the first index that may hold something else, or a later one near the end. */
  private static int skipAscii(byte[] a, int from, int to) {
    int i = from;
    for (; i <= to - 32; i += 32) {
      long any =
          (long) LONGS.get(a, i)
              | (long) LONGS.get(a, i + 8)
              | (long) LONGS.get(a, i + 16)
              | (long) LONGS.get(a, i + 24);
      if ((any & HIGH_BITS) != 0) {
        break;
      }
    }
    for (; i <= to - 8; i += 8) {
      long high = (long) LONGS.get(a, i) & HIGH_BITS;
      if (high != 0) {
        return i + (Long.numberOfTrailingZeros(high) >>> 3);
      }
    }
    // Fewer than eight are left: look at them together with ASCII that was seen already.
    boolean restIsAscii = to - from >= 8 && ((long) LONGS.get(a, to - 8) & HIGH_BITS) == 0;
    return restIsAscii ? to : i;
  }

  /**
   * Returns where characters of three and four bytes end, or some place before: what is not plainly
   * right is left to the table.
   */
  private static int skipWide(byte[] a, int from, int to) {
    int i = from;
    while (i <= to - 9) {
      long v = (long) LONGS.get(a, i);
      if ((v & THREES_MASK) == THREES && a[i + 8] < (byte) 0xC0) {
        long x = v & THREES_FIELDS; // a lane of 0 is overlong; it borrows its highest bit
        long overlong = (x | LANE_TOPS) - LANE_ONES;
        long surrogate = ((x ^ SURROGATES) | LANE_TOPS) - LANE_ONES;
        if ((overlong & surrogate & LANE_TOPS) != LANE_TOPS) {
          return i;
        }
        i += 9;
      } else if ((v & FOUR_MASK) == FOUR) {
        int plane = (int) (v & 7) << 2 | (int) (v >>> 12) & 3;
        if (plane < 1 || plane > 16) {
          return i;
        }
        i += 4;
      } else if ((v & THREE_MASK) == THREE) {
        long x = v & LANE;
        if (x == 0 || x == SURROGATE) {
          return i;
        }
        i += 3;
      } else {
        return i;
      }
    }
    return i;
  }

  private static long[] table() {
    long[] next = new long[256];
    Arrays.fill(next, allBad());
    allow(next, 0x00, 0x7F, BETWEEN, BETWEEN);
    allow(next, 0xC2, 0xDF, BETWEEN, ONE_MORE);
    allow(next, 0xE0, 0xE0, BETWEEN, AFTER_E0);
    allow(next, 0xE1, 0xEF, BETWEEN, TWO_MORE);
    allow(next, 0xED, 0xED, BETWEEN, AFTER_ED);
    allow(next, 0xF0, 0xF0, BETWEEN, AFTER_F0);
    allow(next, 0xF1, 0xF3, BETWEEN, THREE_MORE);
    allow(next, 0xF4, 0xF4, BETWEEN, AFTER_F4);
    allow(next, 0x80, 0xBF, ONE_MORE, BETWEEN);
    allow(next, 0x80, 0xBF, TWO_MORE, ONE_MORE);
    allow(next, 0xA0, 0xBF, AFTER_E0, ONE_MORE);
    allow(next, 0x80, 0x9F, AFTER_ED, ONE_MORE);
    allow(next, 0x80, 0xBF, THREE_MORE, TWO_MORE);
    allow(next, 0x90, 0xBF, AFTER_F0, TWO_MORE);
    allow(next, 0x80, 0x8F, AFTER_F4, TWO_MORE);
    return next;
  }

  private static long allBad() {
    long fields = 0;
    for (int state = BETWEEN; state <= BAD; state += 6) {
      fields |= (long) BAD << state;
    }
    return fields;
  }

  private static void allow(long[] next, int first, int last, int state, int then) {
    for (int b = first; b <= last; b++) {
      next[b] = next[b] & ~((long) FIELD << state) | (long) then << state;
    }
  }
}
