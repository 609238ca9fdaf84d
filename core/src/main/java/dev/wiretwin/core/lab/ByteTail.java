package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;
import java.util.Arrays;

/**
 * Bytes that wait for more to come. On one loop; but what {@link #array} and {@link #length} said
 * at any moment may be read by other threads for ever, because bytes once added are never changed.
 */
final class ByteTail {
  private static final int FIRST_BYTES = 256;
  private static final byte[] NONE = new byte[0];

  private final int most;
  private byte[] array = NONE;
  private int length;

  /**
   * @param most holds at most so many bytes
   */
  ByteTail(int most) {
    this.most = most;
  }

  /** Adds what there is room for, and says how many bytes that were. */
  int add(byte[] from, int offset, int count) {
    int added = Math.min(count, most - length);
    if (length + added > array.length) {
      long roomy = Math.max(FIRST_BYTES, 2L * array.length);
      array = Arrays.copyOf(array, (int) Math.max(length + added, Math.min(most, roomy)));
    }
    System.arraycopy(from, offset, array, length, added);
    length += added;
    return added;
  }

  /** Forgets so many bytes at the front. */
  void drop(int count) {
    // a fresh array: the old one may be on its way into a recording
    array = count == length ? NONE : Arrays.copyOfRange(array, count, length);
    length -= count;
  }

  byte[] array() {
    return array;
  }

  int length() {
    return length;
  }

  Bytes bytes() {
    return Bytes.copyOf(array, 0, length);
  }
}
