package dev.wiretwin.core.frame;

import java.util.Arrays;

/**
 * One growing byte array in which everything a turn wants to send is gathered, so that it leaves in
 * one write. Not thread safe: a loop owns it and may share it among its connections, because each
 * pump empties it before the next one runs.
 */
public final class Outbox {
  private static final int KEPT_BYTES = 256 << 10;
  private static final int FIRST_BYTES = 1 << 10;
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final int mostBytes;
  private byte[] array = new byte[FIRST_BYTES];
  private int size;

  public Outbox() {
    this(LARGEST_ARRAY);
  }

  /**
   * An outbox that never takes room in advance beyond a bound; what is claimed beyond it fits
   * exactly.
   *
   * @param mostBytes 0 or more
   */
  public Outbox(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * Makes room for {@code bytes} more and returns where they start in {@link #array()}; they count
   * as written.
   *
   * @throws IllegalStateException when no array can hold that much; what was there stays
   */
  public int claim(int bytes) {
    int start = size;
    int end = start + bytes;
    if (bytes < 0 || end < 0 || end > LARGEST_ARRAY) {
      throw new IllegalStateException(
          "no array can hold " + bytes + " bytes after " + start + " others");
    }
    if (end > array.length) {
      long generous = Math.min(mostBytes, array.length * 2L);
      array = Arrays.copyOf(array, (int) Math.max(end, generous));
    }
    size = end;
    return start;
  }

  /** The backing array; valid until the next {@link #claim}. */
  public byte[] array() {
    return array;
  }

  /** How many bytes wait in the array, from index 0. */
  public int size() {
    return size;
  }

  /** Takes back all from {@code newSize} on, for a frame that turned out impossible to write. */
  public void truncate(int newSize) {
    size = Math.min(size, newSize);
  }

  public void append(byte[] bytes, int from, int length) {
    int start = claim(length);
    System.arraycopy(bytes, from, array, start, length);
  }

  /** Forgets the content; an array that one burst made large is given back. */
  public void clear() {
    size = 0;
    if (array.length > KEPT_BYTES) {
      array = new byte[FIRST_BYTES];
    }
  }
}
