package dev.wiretwin.bridge.at;

import java.util.function.Consumer;

/**
 * One command for an AT module, and who is told how it went. Immutable.
 *
 * @param text without its line end
 * @param data what is to be given to it at its prompt; null for most
 * @param manner what it needs besides
 * @param limitNanos how long the module may take to answer
 * @param then told once, whatever happens
 */
record AtCommand(
    String text, byte[] data, Manner manner, long limitNanos, Consumer<AtAnswer> then) {
  /** Longest line a module takes, its end included. */
  static final int MOST_BYTES = 256;

  /** What to do about a command that is not answered. */
  enum Manner {
    /** Find out where the module is, and only then go on. */
    USUAL,
    /** Nothing: who asked finds out. */
    GENTLE,
    /** It is answered by the module starting anew. */
    RESTARTS,
    /** As usual; its data is not counted back, and only the end says how it went. */
    FRAME,
    /** As usual; its data is answered by OK. */
    TEXT;

    /** Whether the module is looked for when it does not answer. */
    boolean looks() {
      return this != GENTLE && this != RESTARTS;
    }
  }

  AtCommand {
    if (text.length() + 2 > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a command has at most " + MOST_BYTES + " bytes: shorten what is in it");
    }
  }

  static AtCommand plain(String text, long limitNanos, Consumer<AtAnswer> then) {
    return new AtCommand(text, null, Manner.USUAL, limitNanos, then);
  }

  static AtCommand gentle(String text, long limitNanos, Consumer<AtAnswer> then) {
    return new AtCommand(text, null, Manner.GENTLE, limitNanos, then);
  }

  static AtCommand restart(long limitNanos, Consumer<AtAnswer> then) {
    return new AtCommand("AT+RST", null, Manner.RESTARTS, limitNanos, then);
  }

  static AtCommand send(String text, byte[] data, long limitNanos, Consumer<AtAnswer> then) {
    return new AtCommand(text, data, Manner.USUAL, limitNanos, then);
  }

  /** Sends one frame on a WebSocket of the module's own. */
  static AtCommand frame(String text, byte[] data, long limitNanos, Consumer<AtAnswer> then) {
    return new AtCommand(text, data, Manner.FRAME, limitNanos, then);
  }

  /** Sets something that is too long, or too free, for a command line. */
  static AtCommand text(String text, byte[] data, long limitNanos, Consumer<AtAnswer> then) {
    return new AtCommand(text, data, Manner.TEXT, limitNanos, then);
  }

  /** Without what it sets: that may be a password. */
  @Override
  public String toString() {
    int equals = text.indexOf('=');
    return equals < 0 ? text : text.substring(0, equals) + "=…";
  }

  /** A string as commands write it. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace(",", "\\,").replace("\"", "\\\"") + '"';
  }
}
