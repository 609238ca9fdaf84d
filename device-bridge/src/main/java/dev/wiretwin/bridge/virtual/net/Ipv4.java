package dev.wiretwin.bridge.virtual.net;

import java.util.Optional;

/**
 * Reads IPv4 literals as lwIP's {@code ipaddr_addr} does: one to four numbers, decimal, octal or
 * hexadecimal, the last one filling what is left. Values; any thread.
 */
final class Ipv4 {
  private static final long ALL = 0xFFFFFFFFL;
  private static final int MOST_CHARACTERS = 64;
  private static final String[] NONE = {};
  private static final String NUMBER = "0[xX][0-9a-fA-F]{1,8}|[0-9]{1,12}";

  private Ipv4() {}

  /**
   * @return dotted decimals; empty for what is no literal. The broadcast address is none either:
   *     its value is the mark for failure, so that lwIP asks a name server for it
   */
  static Optional<String> parse(String text) {
    long address = read(text);
    return address < 0 || address == ALL ? Optional.empty() : Optional.of(dotted(address));
  }

  /** Whether it is a broadcast address, all ones or all zeroes, however written. */
  static boolean isBroadcast(String text) {
    long address = read(text);
    return address == ALL || address == 0;
  }

  /** The address, or -1. */
  private static long read(String text) {
    String[] parts = text.length() > MOST_CHARACTERS ? NONE : text.split("\\.", -1);
    if (parts.length == 0 || parts.length > 4) {
      return -1;
    }
    long address = 0;
    for (int i = 0; i < parts.length; i++) {
      long value = number(parts[i]);
      boolean last = i == parts.length - 1;
      int bits = last ? 32 - 8 * i : 8;
      if (value < 0 || value >= 1L << bits) {
        return -1;
      }
      address |= last ? value : value << (24 - 8 * i);
    }
    return address;
  }

  private static long number(String text) {
    if (!text.matches(NUMBER)) {
      return -1;
    } else if (text.startsWith("0x") || text.startsWith("0X")) {
      return Long.parseLong(text.substring(2), 16);
    } else if (text.startsWith("0")) {
      return text.matches("[0-7]+") ? Long.parseLong(text, 8) : -1;
    }
    return Long.parseLong(text);
  }

  private static String dotted(long address) {
    return (address >> 24)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }
}
