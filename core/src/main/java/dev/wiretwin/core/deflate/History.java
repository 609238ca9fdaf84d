package dev.wiretwin.core.deflate;

import java.util.Arrays;

/**
 * Keeps the last 32 KiB of what was inflated, the farthest that compressed data can refer back,
 * because the JDK's inflater does not hand out its own window. Not thread safe. RFC 1951 §2.
 */
final class History {
  static final int MOST_BYTES = 32 << 10;
  private static final int FIRST_BYTES = 1 << 10;

  private byte[] ring = new byte[FIRST_BYTES];
  private int next;
  private boolean wrapped;

  void append(byte[] bytes, int from, int length) {
    int skipped = Math.max(0, length - MOST_BYTES);
    int at = from + skipped;
    for (int left = length - skipped; left > 0; ) {
      grow(next + left);
      int piece = Math.min(left, ring.length - next);
      System.arraycopy(bytes, at, ring, next, piece);
      at += piece;
      left -= piece;
      next += piece;
      if (next == MOST_BYTES) {
        next = 0;
        wrapped = true;
      }
    }
  }

  /** A copy, oldest byte first. */
  byte[] toArray() {
    if (!wrapped) {
      return Arrays.copyOf(ring, next);
    }
    byte[] ordered = new byte[MOST_BYTES];
    System.arraycopy(ring, next, ordered, 0, MOST_BYTES - next);
    System.arraycopy(ring, 0, ordered, MOST_BYTES - next, next);
    return ordered;
  }

  private void grow(int needed) {
    if (needed > ring.length && ring.length < MOST_BYTES) {
      ring = Arrays.copyOf(ring, Math.min(MOST_BYTES, Math.max(needed, 2 * ring.length)));
    }
  }
}
