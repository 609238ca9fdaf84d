package dev.wiretwin.api.cli;

import dev.wiretwin.api.report.SafeWords;

/** Makes words from elsewhere fit for a terminal. Stateless, any thread. */
final class SafeText {
  private static final int LONGEST = 400;

  private SafeText() {}

  /** One line in which nothing can move the cursor, colour what follows or hide a letter. */
  static String of(String text) {
    return SafeWords.of(text, LONGEST);
  }

  /** The same, however long it is. */
  static String whole(String text) {
    return SafeWords.of(text, Integer.MAX_VALUE);
  }
}
