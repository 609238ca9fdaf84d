package dev.wiretwin.api.cli;

/** Makes words from elsewhere fit for a terminal. Stateless, any thread. */
final class SafeText {
  private static final int LONGEST = 400;

  private SafeText() {}

  /** One line in which nothing can move the cursor, colour what follows or hide a letter. */
  static String of(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints().limit(LONGEST).forEach(character -> append(safe, character));
    return text.codePointCount(0, text.length()) > LONGEST
        ? safe.append('…').toString()
        : safe.toString();
  }

  /** The same, however long it is. */
  static String whole(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints().forEach(character -> append(safe, character));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int character) {
    switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          safe.append("\\u{").append(Integer.toHexString(character)).append('}');
      default -> safe.appendCodePoint(character);
    }
  }
}
