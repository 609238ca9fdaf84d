package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.identify.BootReason;

/** Hears what becomes of a board; on the board's loop, so it must not block. */
public interface BoardListener {
  /**
   * The agent is up; verbs work from now on.
   *
   * @param heapBytes free on the board
   */
  void ready(int heapBytes);

  /** The board has started anew; its clients are closed, and the agent is being started. */
  void restarted(String why);

  /** What the firmware says of why it has started anew; after {@link #restarted}. */
  void reason(BootReason reason);

  /** The agent cannot be had for now; it is tried again. */
  void troubled(String why);

  /** The line is gone; it is opened again as soon as that is possible. */
  void gone(String why);

  /** What the board printed, any bytes. */
  void console(byte[] text);

  /** Something a client asked for, or received, did not get through. */
  void undelivered(int client, String what);

  /** What is being done while the agent is brought up. */
  void progress(String what);
}
