package dev.wiretwin.core.deflate;

/**
 * Tells whether a text is a token, the word that header names, subprotocols and extension names are
 * made of. Stateless, any thread. RFC 9110 §5.6.2.
 */
public final class Token {
  private static final String PUNCTUATION = "!#$%&'*+-.^_`|~";

  private Token() {}

  /** One character or more, and each of them {@link #isTokenChar}. */
  public static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(Token::isTokenChar);
  }

  /** A letter, a digit or one of fifteen punctuation marks, all of them ASCII. */
  public static boolean isTokenChar(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || PUNCTUATION.indexOf(c) >= 0;
  }
}
