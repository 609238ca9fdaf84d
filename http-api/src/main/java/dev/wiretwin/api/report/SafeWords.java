package dev.wiretwin.api.report;

/** Makes words from elsewhere fit to be shown to people. Stateless, any thread. */
public final class SafeWords {
  private SafeWords() {}

  /**
   * One line in which nothing can move a cursor, colour what follows, turn its direction or hide a
   * letter.
   *
   * @param longest characters that are kept
   */
  public static String of(String text, int longest) {
    StringBuilder safe = new StringBuilder();
    text.codePoints().limit(longest).forEach(character -> append(safe, character));
    return text.codePointCount(0, text.length()) > longest
        ? safe.append('…').toString()
        : safe.toString();
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
