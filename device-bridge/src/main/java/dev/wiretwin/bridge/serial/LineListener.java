package dev.wiretwin.bridge.serial;

/** Hears what comes on a {@link SerialLine}; on the line's own thread, so it must not block. */
public interface LineListener {
  /** At least one byte, the listener's own. */
  void received(byte[] bytes);

  /** The line was pulled out, or its board ended; nothing follows. */
  void gone(String why);
}
