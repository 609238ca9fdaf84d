package dev.wiretwin.bridge.virtual.line;

/** Bytes in the order they came, no more than fit. On one thread at a time. */
final class ByteRing {
  private final byte[] slots;
  private int first;
  private int size;

  ByteRing(int capacity) {
    slots = new byte[capacity];
  }

  int size() {
    return size;
  }

  int free() {
    return slots.length - size;
  }

  /** Adds a byte, or forgets it when all slots are taken; false then. */
  boolean add(byte b) {
    if (size == slots.length) {
      return false;
    }
    slots[(first + size++) % slots.length] = b;
    return true;
  }

  /** Adds a byte, in place of the oldest when all slots are taken; false then. */
  boolean push(byte b) {
    boolean fits = size < slots.length;
    if (!fits) {
      first = (first + 1) % slots.length;
      size--;
    }
    add(b);
    return fits;
  }

  /** Takes the oldest byte; there must be one. */
  byte next() {
    byte b = slots[first];
    first = (first + 1) % slots.length;
    size--;
    return b;
  }

  /** Takes the oldest bytes, at the most so many; returns how many. */
  int take(byte[] into, int most) {
    int count = Math.min(Math.min(most, into.length), size);
    for (int i = 0; i < count; i++) {
      into[i] = next();
    }
    return count;
  }

  void clear() {
    size = 0;
  }
}
