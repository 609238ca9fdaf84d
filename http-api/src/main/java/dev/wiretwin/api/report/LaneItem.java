package dev.wiretwin.api.report;

import java.util.Locale;

/**
 * One thing in the lane of a target. A value.
 *
 * @param at device ms
 * @param what in a word or two: what must be alike for two to be the same kind of thing
 * @param words how it was; may be empty
 * @param facts one line more, or empty
 * @param content to be looked into, or null
 */
record LaneItem(double at, Kind kind, String what, String words, String facts, Payload content) {
  /** Who did what. */
  enum Kind {
    /** The script's own: callbacks and failed calls. */
    CALL,
    /** From the client to the server. */
    UP,
    /** From the server to the client. */
    DOWN,
    /** TCP itself. */
    TCP,
    /** Printed for people. */
    CONSOLE,
    /** About the lab server's script. */
    NOTE;

    String css() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it is no act of client or server. */
  boolean isComment() {
    return kind == Kind.CONSOLE || kind == Kind.NOTE;
  }

  boolean isLike(LaneItem other) {
    return kind == other.kind && what.equals(other.what);
  }

  boolean isSame(LaneItem other) {
    return isLike(other) && words.equals(other.words);
  }
}
