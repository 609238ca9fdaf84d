package dev.wiretwin.core.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * XORs payload bytes with a frame's masking key, which both hides and reveals them (RFC 6455 §5.3).
 *
 * <p>Stateless, so any thread may call it. A key is the four wire bytes read as a big-endian int:
 * the first one on the wire is the highest. Eight bytes go at a time in the machine's own order,
 * because that is the loop the compiler turns into vector instructions; unrolling it by hand stops
 * that.
 */
public final class Masking {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final boolean LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  private Masking() {}

  /**
   * Masks or unmasks in place.
   *
   * @param phase how many payload bytes of this frame went before; only the lowest two bits count
   */
  public static void apply(byte[] a, int from, int length, int key, int phase) {
    int turned = Integer.rotateLeft(key, phase << 3);
    if (length < Long.BYTES) {
      few(a, from, a, from, length, turned);
      return;
    }
    long wide = wide(turned);
    int last = from + length - Long.BYTES;
    // Read before the loop changes part of it: the last eight bytes may overlap the loop's.
    long tail = (long) LONGS.get(a, last) ^ wide(Integer.rotateLeft(turned, length << 3));
    for (int i = from; i < last; i += Long.BYTES) {
      LONGS.set(a, i, (long) LONGS.get(a, i) ^ wide);
    }
    LONGS.set(a, last, tail);
  }

  /** Copies a whole payload to {@code dst}, masked; the two ranges must not overlap. */
  public static void copy(byte[] src, int srcFrom, byte[] dst, int dstFrom, int length, int key) {
    if (length < Long.BYTES) {
      few(src, srcFrom, dst, dstFrom, length, key);
      return;
    }
    System.arraycopy(src, srcFrom, dst, dstFrom, length);
    apply(dst, dstFrom, length, key, 0);
  }

  /** For less than eight bytes. */
  private static void few(byte[] src, int srcFrom, byte[] dst, int dstFrom, int length, int key) {
    int k = key;
    for (int i = 0; i < length; i++) {
      k = Integer.rotateLeft(k, 8);
      dst[dstFrom + i] = (byte) (src[srcFrom + i] ^ k);
    }
  }

  private static long wide(int key) {
    long low = key & 0xFFFF_FFFFL;
    long both = low << 32 | low;
    return LITTLE ? Long.reverseBytes(both) : both;
  }
}
