package dev.wiretwin.bridge.virtual.module;

import java.util.List;
import java.util.OptionalInt;

/**
 * The flash chip's file system (SPIFFS), by whole names: it belongs to the board and survives every
 * reset, while open files belong to the {@code file} module of one boot. On the board's processor
 * only.
 *
 * <p>A name is one character per byte, 1 to {@link #NAME_BYTES} of them, and no directory: a {@code
 * /} within is a letter like any other.
 */
public interface FileStore {
  /** As long as a name may be ({@code FS_OBJ_NAME_LEN}). */
  int NAME_BYTES = 31;

  /** One file of a listing. */
  record Entry(String name, int size) {}

  /** All files, by name. */
  List<Entry> list();

  /** The file's size, if there is such a file. */
  OptionalInt size(String name);

  /**
   * Makes an empty file, or empties the one of that name.
   *
   * @return false when there is no room, or the name will not do
   */
  boolean create(String name);

  /** Up to {@code count} bytes from position {@code at} on; fewer at the end of the file. */
  byte[] read(String name, int at, int count);

  /**
   * Puts bytes at a position, which is at most the file's size.
   *
   * @return whether all of it was written; when there is no room, as much as fits was
   */
  boolean write(String name, int at, byte[] bytes);

  /** Whether there was such a file, which is gone now. */
  boolean remove(String name);

  /** Whether it worked; never when there is a file of the new name. */
  boolean rename(String from, String to);

  /** Removes all files. */
  void format();
}
