package dev.wiretwin.bridge.virtual.websocket;

import dev.wiretwin.bridge.virtual.module.ResetReason;

/**
 * The modelled C code did what C leaves open, such as reading memory it had freed, or never came
 * back. Thrown where it happens, caught by {@link CrashGuard} where the module was entered.
 */
final class UndefinedBehaviour extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int LOAD_PROHIBITED = 28;
  private static final int STORE_PROHIBITED = 29;

  private final int cause;

  private UndefinedBehaviour(String what, int cause) {
    super(what, null, false, false);
    this.cause = cause;
  }

  /** A read from where nothing is. */
  static UndefinedBehaviour read(String what) {
    return new UndefinedBehaviour("undefined: " + what, LOAD_PROHIBITED);
  }

  /** A write to where nothing is. */
  static UndefinedBehaviour written(String what) {
    return new UndefinedBehaviour("undefined: " + what, STORE_PROHIBITED);
  }

  /** A loop that never ends. */
  static UndefinedBehaviour hang(String what) {
    return new UndefinedBehaviour("hang: " + what, 0);
  }

  boolean isHang() {
    return cause == 0;
  }

  /** How the board starts anew: by an exception, or because the watchdog bit. */
  ResetReason reset() {
    return isHang() ? ResetReason.SOFTWARE_WATCHDOG : ResetReason.exception(cause);
  }
}
