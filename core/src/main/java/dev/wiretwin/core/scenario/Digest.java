package dev.wiretwin.core.scenario;

import dev.wiretwin.core.frame.Bytes;

/**
 * Stands for a message that is too long to be told in full over a serial line. A value.
 *
 * @param length bytes of the message
 * @param hash31 of all of them: h·31 + byte, modulo 2³²
 */
public record Digest(int length, long hash31) {
  private static final long MODULUS = 1L << 32;

  public static Digest of(Bytes message) {
    long hash = 0;
    for (int i = 0; i < message.length(); i++) {
      hash = (hash * 31 + (message.at(i) & 0xFF)) % MODULUS;
    }
    return new Digest(message.length(), hash);
  }
}
