package dev.wiretwin.bridge.virtual.module;

import java.util.Optional;

/**
 * A number or one of JSON's three words while it arrives, judged as the firmware's lexer does:
 * {@code -01} and {@code 1.e5} are numbers to it. On the board's processor only. Mechanism: {@code
 * app/sjson/jsonsl.c}.
 */
final class JsonBare {
  private static final Optional<String> FINE = Optional.empty();
  private static final Optional<String> BAD_NUMBER = Optional.of("INVALID_NUMBER");

  /** How far a number has come. */
  private enum Shape {
    DASH,
    ZERO,
    DIGITS,
    MINUS_ZERO,
    FURTHER
  }

  private final StringBuilder text = new StringBuilder();

  /** The word it must become; null for a number. */
  private final String word;

  private Shape shape;
  private boolean point;
  private boolean exponent;

  /** What a number's last letter was, of its kind: {@code 1}, {@code .}, {@code e} or {@code -}. */
  private char last;

  /**
   * @param first one that {@link #begins}
   */
  JsonBare(char first) {
    text.append(first);
    word =
        switch (first) {
          case 't' -> "true";
          case 'f' -> "false";
          case 'n' -> "null";
          default -> null;
        };
    shape = first == '-' ? Shape.DASH : first == '0' ? Shape.ZERO : Shape.DIGITS;
    last = shape == Shape.DIGITS ? '1' : '-';
  }

  static boolean begins(char c) {
    return "-0123456789tfn".indexOf(c) >= 0;
  }

  /** The next letter, which does not end it; answers the name of a fault. */
  Optional<String> take(char c) {
    text.append(c);
    if (word != null) {
      int at = text.length() - 1;
      boolean fits = at < word.length() && word.charAt(at) == c;
      return fits ? FINE : Optional.of("SPECIAL_EXPECTED");
    }
    boolean digit = c >= '0' && c <= '9';
    if (shape == Shape.DASH) {
      shape = c == '0' ? Shape.MINUS_ZERO : Shape.DIGITS;
      return digit ? FINE : BAD_NUMBER;
    } else if (shape == Shape.ZERO) {
      shape = Shape.DIGITS;
      return digit ? BAD_NUMBER : further(c);
    } else if (shape == Shape.DIGITS && digit) {
      return FINE;
    } else if (digit) {
      last = '1';
      return FINE;
    }
    return further(c);
  }

  private Optional<String> further(char c) {
    boolean fits;
    if (c == '.') {
      fits = !point;
      point = true;
      last = c;
    } else if (c == 'e' || c == 'E') {
      fits = !exponent;
      exponent = true;
      last = 'e';
    } else {
      fits = (c == '+' || c == '-') && last == 'e';
      last = '-';
      return fits ? FINE : BAD_NUMBER;
    }
    shape = Shape.FURTHER;
    return fits ? FINE : BAD_NUMBER;
  }

  /** It ends here; answers the name of a fault. */
  Optional<String> end() {
    if (word != null) {
      return text.length() == word.length() ? FINE : Optional.of("SPECIAL_INCOMPLETE");
    }
    boolean whole = shape != Shape.DASH && (shape != Shape.FURTHER || last == '1');
    return whole ? FINE : BAD_NUMBER;
  }

  /** A {@code Boolean}, a {@code Double}, or null for the word {@code null}. */
  Object value() {
    if (word != null) {
      return word.equals("null") ? null : word.equals("true");
    }
    try {
      return Double.valueOf(text.toString());
    } catch (NumberFormatException e) {
      return 0.0; // such as 1e5.3: what is no number to Lua becomes 0
    }
  }
}
