package dev.wiretwin.bridge.virtual.module;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Bytes on their way from one task to another, in records of at most {@link #RECORD_BYTES}. On the
 * board's processor only. Mechanism: {@code app/modules/pipe.c}. There is no bound but the memory
 * of who writes: the firmware's pipes have none either.
 */
final class Pipe {
  /** {@code LUAL_BUFFERSIZE}. */
  static final int RECORD_BYTES = 256;

  private final ArrayDeque<byte[]> records = new ArrayDeque<>();

  /** How many records there are: an upper bound of what a read may give. */
  int records() {
    return records.size();
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  /** Puts bytes at the tail, filling the last record first. */
  void write(byte[] bytes) {
    int from = 0;
    if (!records.isEmpty() && bytes.length > 0 && records.getLast().length < RECORD_BYTES) {
      byte[] last = records.removeLast();
      from = Math.min(bytes.length, RECORD_BYTES - last.length);
      records.addLast(joined(last, Arrays.copyOf(bytes, from)));
    }
    for (; from < bytes.length; from += RECORD_BYTES) {
      int to = Math.min(bytes.length, from + RECORD_BYTES);
      records.addLast(Arrays.copyOfRange(bytes, from, to));
    }
  }

  /** Puts bytes back at the head, filling the first record first. */
  void unread(byte[] bytes) {
    int to = bytes.length;
    if (!records.isEmpty() && to > 0 && records.getFirst().length < RECORD_BYTES) {
      byte[] first = records.removeFirst();
      to = Math.max(0, bytes.length - (RECORD_BYTES - first.length));
      records.addFirst(joined(Arrays.copyOfRange(bytes, to, bytes.length), first));
    }
    for (; to > 0; to -= RECORD_BYTES) {
      records.addFirst(Arrays.copyOfRange(bytes, Math.max(0, to - RECORD_BYTES), to));
    }
  }

  private static byte[] joined(byte[] head, byte[] tail) {
    byte[] both = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, both, head.length, tail.length);
    return both;
  }

  /**
   * Takes up to {@code count} bytes.
   *
   * @return null when the pipe is empty
   */
  byte[] read(int count) {
    if (records.isEmpty()) {
      return null;
    }
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    while (taken.size() < count && !records.isEmpty()) {
      take(taken, Math.min(count - taken.size(), records.getFirst().length), 0);
    }
    return taken.toByteArray();
  }

  /**
   * Takes what stands before a delimiter, and the delimiter; everything when there is none.
   *
   * @param keeps whether the delimiter is part of the answer
   * @return null when the pipe is empty
   */
  byte[] readTo(byte delimiter, boolean keeps) {
    if (records.isEmpty()) {
      return null;
    }
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    boolean found = false;
    while (!found && !records.isEmpty()) {
      byte[] first = records.getFirst();
      int at = 0;
      while (at < first.length && first[at] != delimiter) {
        at++;
      }
      found = at < first.length;
      take(taken, found ? at + 1 : at, found && !keeps ? 1 : 0);
    }
    return taken.toByteArray();
  }

  /**
   * Moves the first {@code used} bytes of the first record out, the last {@code lost} of them
   * nowhere.
   */
  private void take(ByteArrayOutputStream taken, int used, int lost) {
    byte[] first = records.removeFirst();
    taken.write(first, 0, used - lost);
    if (used < first.length) {
      records.addFirst(Arrays.copyOfRange(first, used, first.length));
    }
  }
}
