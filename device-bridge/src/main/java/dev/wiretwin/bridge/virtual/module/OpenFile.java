package dev.wiretwin.bridge.virtual.module;

import java.util.OptionalInt;

/**
 * One open file: what the mode allows, and where reading and writing go on. On the board's
 * processor only. Mechanism: SPIFFS handles.
 */
final class OpenFile {
  private final FileStore store;
  private final FileMode mode;
  private String name;
  private int position;
  private boolean open = true;

  OpenFile(FileStore store, String name, FileMode mode) {
    this.store = store;
    this.name = name;
    this.mode = mode;
  }

  boolean isOpen() {
    return open;
  }

  void close() {
    open = false;
  }

  /** What became of the file: a new name, or none when it is gone. */
  void renamed(String from, String to) {
    if (from.equals(name)) {
      name = to;
    }
  }

  private OptionalInt size() {
    return name == null ? OptionalInt.empty() : store.size(name);
  }

  /** Nothing at the end of the file, or when the mode forbids it. */
  byte[] read(int count) {
    if (!mode.reads() || size().isEmpty()) {
      return new byte[0];
    }
    byte[] bytes = store.read(name, position, count);
    position += bytes.length;
    return bytes;
  }

  /** Lets the last bytes be read again. */
  void unread(int count) {
    position -= count;
  }

  /** Whether all of it was written. */
  boolean write(byte[] bytes) {
    OptionalInt size = size();
    if (!mode.writes() || size.isEmpty()) {
      return false;
    }
    int at = mode.appends() ? size.getAsInt() : Math.min(position, size.getAsInt());
    boolean whole = store.write(name, at, bytes);
    position = whole ? at + bytes.length : size().orElse(0);
    return whole;
  }

  /**
   * Moves to {@code base + offset}.
   *
   * @return where that is; nothing before the beginning, and beyond the end, where the end becomes
   *     the position all the same
   */
  OptionalInt seek(String base, long offset) {
    OptionalInt size = size();
    if (size.isEmpty()) {
      return OptionalInt.empty();
    }
    long target =
        offset
            + switch (base) {
              case "set" -> 0;
              case "end" -> size.getAsInt();
              default -> position;
            };
    if (target < 0) {
      return OptionalInt.empty();
    }
    position = (int) Math.min(target, size.getAsInt());
    return target > size.getAsInt() ? OptionalInt.empty() : OptionalInt.of(position);
  }

  /** Whether there still is a file. */
  boolean flush() {
    return size().isPresent();
  }
}
