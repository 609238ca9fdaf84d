package dev.wiretwin.api.listen;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What callers of a service must show. Immutable. Keeps a digest only, compares in constant time,
 * and says nothing about itself when it is printed.
 */
public final class Token {
  /** Shorter ones could be guessed. */
  public static final int SHORTEST = 16;

  /** No header carries more. */
  public static final int LONGEST = 512;

  private final byte[] digest;

  private Token(byte[] digest) {
    this.digest = digest;
  }

  /**
   * @throws IllegalArgumentException if that is no token; the message says why, and not what it was
   */
  public static Token of(String secret) {
    if (secret.length() < SHORTEST || secret.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a token has " + SHORTEST + " to " + LONGEST + " characters");
    }
    if (!secret.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException(
          "a token has letters, digits and signs of ASCII only, and no spaces");
    }
    return new Token(digest(secret));
  }

  /** Whether this is it; takes as long for a wrong one as for the right one. */
  public boolean matches(String shown) {
    return MessageDigest.isEqual(digest, digest(shown));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return "a token";
  }
}
