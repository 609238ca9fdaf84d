package dev.wiretwin.bridge.virtual.module;

/**
 * One NodeMCU module, from one reset to the next: made, started once, stopped once. On the board's
 * processor only.
 */
public interface Module {
  /** The name in {@code modules:} of the banner, and of the global table. */
  String name();

  /** Puts its tables and types into {@link Board#lua}. */
  void start(Board board);

  /**
   * The board is being reset: forgets alarms and gives up sockets the way a dying device does,
   * without a word to the peer. No script may be called any more.
   */
  void stop();
}
