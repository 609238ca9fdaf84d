package dev.wiretwin.bridge.at;

import java.util.List;
import java.util.function.Consumer;

/**
 * How a command went. Immutable.
 *
 * @param lines what the module said meanwhile that was no news
 * @param data what was asked for
 * @param whole whether none of that data was lost on the line
 */
record AtAnswer(Kind kind, List<String> lines, byte[] data, boolean whole) {
  /** In one word. */
  enum Kind {
    OK,
    ERROR,
    /** The module has the data. */
    SENT,
    /** The module had the data and did not send it. */
    NOT_SENT,
    /** Nothing of the data was sent: it can be sent again. */
    CANCELED,
    /** Something else than the data may have been sent. */
    SPOILED,
    /** The module is there, and did not say. */
    UNKNOWN,
    /** The module does not answer any more. */
    DEAD,
    /** The module started anew meanwhile. */
    RESTARTED
  }

  AtAnswer {
    lines = List.copyOf(lines);
  }

  /** Tells it, unless the module has started anew or is lost: then everybody is told by itself. */
  void unlessGone(Consumer<AtAnswer> then) {
    if (kind != Kind.RESTARTED && kind != Kind.DEAD) {
      then.accept(this);
    }
  }

  /** The same, with stars where these stood. */
  AtAnswer without(List<String> secrets) {
    return new AtAnswer(kind, AtSecrets.hidden(lines, secrets), data, whole);
  }

  boolean isOk() {
    return kind == Kind.OK;
  }

  /** The module's words, for a sentence; what they are called if there are none. */
  String words() {
    return lines.isEmpty() ? kind.toString() : String.join(", ", lines);
  }

  /** Whether it said one of these words in a line of its own. */
  boolean says(String word) {
    return lines.contains(word);
  }

  /** The first line that begins like that, without it; null if there is none. */
  String after(String start) {
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst()
        .orElse(null);
  }
}
