package dev.wiretwin.bridge.at;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * What is still to be sent over a link, and how it is cut into pieces: none is larger than the
 * module takes, and none holds {@code +++}, which would cancel it if it came to the module by
 * itself. For one thread.
 */
final class AtPieces {
  private static final int PLUSES = 3;

  private final ArrayDeque<byte[]> blocks = new ArrayDeque<>();

  /** Of the first block, what is gone already. */
  private int gone;

  private long size;

  void add(byte[] bytes, int from, int length) {
    if (length > 0) {
      byte[] copy = new byte[length];
      System.arraycopy(bytes, from, copy, 0, length);
      blocks.add(copy);
      size += length;
    }
  }

  long size() {
    return size;
  }

  /** What to send next, at the most so many bytes; it stays until it is dropped. */
  byte[] next(int most) {
    byte[] piece = new byte[(int) Math.min(most, size)];
    int filled = 0;
    int skip = gone;
    for (byte[] block : blocks) {
      int taken = Math.min(block.length - skip, piece.length - filled);
      System.arraycopy(block, skip, piece, filled, taken);
      filled += taken;
      skip = 0;
      if (filled == piece.length) {
        break;
      }
    }
    int end = end(piece);
    return end == piece.length ? piece : Arrays.copyOf(piece, end);
  }

  private static int end(byte[] piece) {
    int pluses = 0;
    for (int i = 0; i < piece.length; i++) {
      pluses = piece[i] == '+' ? pluses + 1 : 0;
      if (pluses == PLUSES) {
        return i;
      }
    }
    return piece.length;
  }

  /** So many bytes have been sent. */
  void drop(int bytes) {
    size -= bytes;
    int left = gone + bytes;
    while (!blocks.isEmpty() && left >= blocks.peek().length) {
      left -= blocks.poll().length;
    }
    gone = left;
  }

  void clear() {
    blocks.clear();
    gone = 0;
    size = 0;
  }
}
