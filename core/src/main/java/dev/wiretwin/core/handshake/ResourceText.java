package dev.wiretwin.core.handshake;

import java.nio.charset.StandardCharsets;

/**
 * Makes a path and query fit for the request line, whatever was typed: nothing that could end the
 * line, or the header, comes out. Stateless, any thread. RFC 3986 §2 and §3.3.
 */
final class ResourceText {
  /**
   * Unreserved, sub-delims and what else may stand in a path or query as it is; letters and digits
   * come on top.
   */
  private static final String KEPT_PUNCTUATION = "-._~!$&'()*+,;=:@/?";

  private ResourceText() {}

  /**
   * The text with everything percent-encoded that a URI may not hold, others as UTF-8. What is
   * encoded already stays so, and a percent sign that encodes nothing is itself encoded.
   */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    int c;
    for (int at = 0; at < text.length(); at += Character.charCount(c)) {
      c = text.codePointAt(at);
      if (isKept(c) || c == '%' && isHex(text, at + 1) && isHex(text, at + 2)) {
        encoded.append((char) c);
      } else {
        boolean isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        appendEncoded(encoded, isHalf ? 0xFFFD : c);
      }
    }
    return encoded.toString();
  }

  /** Whether {@link #encode} would leave the text alone. */
  static boolean isEncoded(String text) {
    return encode(text).equals(text);
  }

  private static void appendEncoded(StringBuilder encoded, int codePoint) {
    for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      encoded.append('%');
      encoded.append(Character.toUpperCase(Character.forDigit(b >> 4 & 0xF, 16)));
      encoded.append(Character.toUpperCase(Character.forDigit(b & 0xF, 16)));
    }
  }

  private static boolean isKept(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || KEPT_PUNCTUATION.indexOf(c) >= 0;
  }

  private static boolean isHex(String text, int at) {
    // Full-width digits are digits to Character.digit, but not to a URI.
    return at < text.length()
        && text.charAt(at) < 0x80
        && Character.digit(text.charAt(at), 16) >= 0;
  }
}
