package dev.wiretwin.api.log;

/**
 * Makes words from elsewhere fit for one line of a log: nothing in them ends the line, moves the
 * cursor of a terminal, colours or hides what follows. Stateless, any thread.
 */
final class PlainText {
  private PlainText() {}

  /**
   * The same text, with whatever is no visible character written as {@code \n}, <code>&#92;u001b
   * </code> and so on; a backslash is doubled, so that nothing can be mistaken for it.
   *
   * @param most characters; what is longer ends in an ellipsis
   */
  static String of(String text, int most) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().limit(most).forEach(character -> append(plain, character));
    if (text.length() > most && text.codePointCount(0, text.length()) > most) {
      plain.append('…');
    }
    return plain.toString();
  }

  private static void append(StringBuilder plain, int character) {
    switch (character) {
      case '\n' -> plain.append("\\n");
      case '\r' -> plain.append("\\r");
      case '\t' -> plain.append("\\t");
      case '\\' -> plain.append("\\\\");
      default -> {
        if (isVisible(character)) {
          plain.appendCodePoint(character);
        } else if (Character.isBmpCodePoint(character)) {
          plain.append(String.format("\\u%04x", character));
        } else {
          plain.append(String.format("\\u{%x}", character));
        }
      }
    }
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
