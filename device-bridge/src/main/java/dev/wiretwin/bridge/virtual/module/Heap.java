package dev.wiretwin.bridge.virtual.module;

/**
 * The board's free memory, emulated: what Lua holds and what the firmware's own modules claim, in
 * the device's bytes. On the board's processor only.
 */
public interface Heap {
  /** Free bytes, as {@code node.heap()} tells. */
  int free();

  /**
   * Takes memory for a module ({@code malloc}).
   *
   * @return false when there is not that much: the module does what it does without
   */
  boolean claim(int bytes);

  /** Gives claimed memory back. */
  void release(int bytes);
}
