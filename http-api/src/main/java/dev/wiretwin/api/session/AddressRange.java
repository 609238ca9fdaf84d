package dev.wiretwin.api.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * All addresses that begin with the same bits (CIDR, RFC 4632). A value.
 *
 * @param start the first of them, or any other
 * @param bits how many bits they have in common
 */
public record AddressRange(InetAddress start, int bits) {
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  /**
   * {@code 192.168.0.0/16}, {@code fd00::/8}, or one address alone.
   *
   * @throws IllegalArgumentException if it is none; says what would be right
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    if (!LITERAL.matcher(address).matches() || isShort(address)) {
      throw odd(text, null);
    }
    try {
      InetAddress start = InetAddress.getByName(address); // a literal: asks nobody
      int most = start.getAddress().length * Byte.SIZE;
      int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > most) {
        throw odd(text, null);
      }
      return new AddressRange(start, bits);
    } catch (UnknownHostException | NumberFormatException wrong) {
      throw odd(text, wrong);
    }
  }

  /** {@code 10.1} is an address for Java, and hardly ever what was meant. */
  private static boolean isShort(String address) {
    return address.indexOf(':') < 0 && address.chars().filter(c -> c == '.').count() != 3;
  }

  private static IllegalArgumentException odd(String text, Exception cause) {
    return new IllegalArgumentException(
        text + " is no range of addresses: write one as 192.168.1.0/24, or one address", cause);
  }

  boolean contains(InetAddress address) {
    byte[] ours = start.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if ((ours[bit / Byte.SIZE] & mask) != (theirs[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return start.getHostAddress() + "/" + bits;
  }
}
