package dev.wiretwin.core.deflate;

/**
 * The sizes an LZ77 window may have, as exponents of two. Stateless, any thread. RFC 7692 §7.1.2.
 */
final class WindowBits {
  static final int LEAST = 8;
  static final int MOST = 15;

  private WindowBits() {}

  static void require(String name, int bits) {
    if (bits < LEAST || bits > MOST) {
      throw new IllegalArgumentException(name + " must be 8 to 15, not " + bits);
    }
  }

  /** Whether a parameter's value is a decimal number from 8 to 15 without leading zeros. */
  static boolean isValid(String text) {
    return text.matches("[89]|1[0-5]");
  }
}
