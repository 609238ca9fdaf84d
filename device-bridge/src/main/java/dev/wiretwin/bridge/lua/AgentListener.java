package dev.wiretwin.bridge.lua;

/** Hears what becomes of a board; on the board's loop, so it must not block. */
public interface AgentListener {
  /** The agent is up; verbs work from now on. */
  void ready(int heapBytes);

  /**
   * The board has started anew by itself; its clients are closed, and the agent will be started.
   */
  void restarted(String why);

  /** The agent cannot be had for now; it is tried again. */
  void troubled(String why);

  /** The line is gone; nothing follows. */
  void gone(String why);

  /** What the board printed, any bytes. */
  void console(byte[] text);

  /** Something a client asked for, or received, did not get through; never silently. */
  void undelivered(int client, String what);

  /** What is being done while the agent is brought up. */
  void progress(String what);
}
