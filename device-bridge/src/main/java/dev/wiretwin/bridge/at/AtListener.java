package dev.wiretwin.bridge.at;

/** Hears what becomes of a module; on the module's loop, so it must not block. */
public interface AtListener {
  /**
   * Clients can connect from now on.
   *
   * @param summary what it is, in one line
   */
  void ready(String summary);

  /** The module has started anew; its connections are gone, and it is being set up again. */
  void restarted(String why);

  /** It cannot be used for now; that is tried again. */
  void troubled(String why);

  /** The line is gone; it is opened again as soon as that is possible. */
  void gone(String why);

  /** What the module says by itself, of its network for instance. */
  void remark(String text);
}
