package dev.wiretwin.bridge.virtual.module;

import java.util.Optional;

/** The files in a board's flash, which outlive a reset. On the board's processor only. */
public interface Flash {
  /** A file's content; empty when there is no such file. */
  Optional<byte[]> read(String name);

  /**
   * Makes or replaces a file.
   *
   * @return false when it does not fit
   */
  boolean write(String name, byte[] content);
}
