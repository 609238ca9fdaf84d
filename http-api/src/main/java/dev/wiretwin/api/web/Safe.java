package dev.wiretwin.api.web;

/** Makes foreign text fit to be told again: in a sentence, or in the log. Stateless. */
final class Safe {
  private static final int LONGEST = 80;

  private Safe() {}

  /** Without control characters, and not too long. */
  static String shown(String foreign) {
    String cut = foreign.length() > LONGEST ? foreign.substring(0, LONGEST) + "…" : foreign;
    StringBuilder safe = new StringBuilder(cut.length());
    cut.codePoints().forEach(c -> safe.appendCodePoint(harmless(c) ? c : '?'));
    return safe.toString();
  }

  private static boolean harmless(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
