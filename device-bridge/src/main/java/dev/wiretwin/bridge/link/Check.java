package dev.wiretwin.bridge.link;

/**
 * The check of a frame: Fletcher's sums over pairs of bytes: the first modulo 65536, the second
 * modulo 65521. Stateless, any thread.
 *
 * <p>A CRC over bits needs shifts and exclusive or, which Lua 5.1 has not: worked out with its
 * arithmetic a byte would take longer than the wire takes to carry it. This code does the same over
 * numbers: it finds each change of a pair of bytes, each exchange of two, and lets one in 2^32 of
 * all other damage pass.
 */
final class Check {
  static final int BYTES = 4;

  private static final int MODULUS = 65_521;
  private static final int AT_ONCE = 8;

  private Check() {}

  /**
   * @param start the session's number, 0 to 65520
   */
  static int of(byte[] bytes, int count, int start) {
    int sum = start;
    int sums = 0;
    int i = 0;
    // pairs as long as there are eight bytes, then single ones: what costs the board least
    for (; i + AT_ONCE <= count; i += AT_ONCE) {
      for (int j = i; j < i + AT_ONCE; j += 2) {
        sum += (bytes[j] & 0xFF) << 8 | bytes[j + 1] & 0xFF;
        sums += sum;
      }
    }
    for (; i < count; i++) {
      sum += bytes[i] & 0xFF;
      sums += sum;
    }
    return (sum & 0xFFFF) << 16 | sums % MODULUS;
  }
}
