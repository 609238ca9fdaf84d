package dev.wiretwin.bridge.virtual.websocket;

import java.util.Arrays;

/**
 * A piece of C memory that notices when it is used beyond its ends or after it was freed. On the
 * board's processor only.
 */
final class Block {
  private byte[] bytes;
  private boolean freed;

  private Block(byte[] bytes) {
    this.bytes = bytes;
  }

  static Block zeroed(int size) {
    return new Block(new byte[size]);
  }

  /** Memory that holds a copy of these bytes and no more. */
  static Block of(byte[] bytes) {
    return new Block(bytes.clone());
  }

  /** Memory that holds these bytes and a NUL behind them. */
  static Block terminated(byte[] bytes) {
    return new Block(Arrays.copyOf(bytes, bytes.length + 1));
  }

  int size() {
    return bytes.length;
  }

  boolean isFreed() {
    return freed;
  }

  /** Gives the memory up; whoever still points to it meets undefined behaviour. */
  void free(String where) {
    if (freed) {
      throw UndefinedBehaviour.written(where + " frees memory a second time");
    }
    freed = true;
  }

  /** One byte, 0…255. */
  int at(int index, String where) {
    check(index, 1, where, false);
    return bytes[index] & 0xff;
  }

  void put(int index, int value, String where) {
    check(index, 1, where, true);
    bytes[index] = (byte) value;
  }

  /** {@code memcpy(this + to, source + from, length)}. */
  void copyFrom(int to, Block source, int from, int length, String where) {
    if (length != 0) {
      source.check(from, length, where, false);
      check(to, length, where, true);
      System.arraycopy(source.bytes, from, bytes, to, length);
    }
  }

  /** A copy of part of it. */
  byte[] copy(int from, int length, String where) {
    if (length == 0) {
      return new byte[0];
    }
    check(from, length, where, false);
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  /** The C string that starts at {@code from}: the bytes before the first NUL. */
  byte[] string(int from, String where) {
    int end = from;
    while (at(end, where) != 0) {
      end++;
    }
    return Arrays.copyOfRange(bytes, from, end);
  }

  private void check(int index, int length, String where, boolean write) {
    String what = null;
    if (freed) {
      what = where + " uses memory after it was freed";
    } else if (index < 0 || length < 0 || index + (long) length > bytes.length) {
      what = where + " passes the end of a buffer";
    }
    if (what != null) {
      throw write ? UndefinedBehaviour.written(what) : UndefinedBehaviour.read(what);
    }
  }
}
