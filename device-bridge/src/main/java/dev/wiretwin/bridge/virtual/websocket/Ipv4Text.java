package dev.wiretwin.bridge.virtual.websocket;

import java.util.Optional;

/**
 * Recognises an address the way lwIP does before it asks DNS: one to four parts, each decimal,
 * octal or hexadecimal, the last one filling what is left; {@code 255.255.255.255} is not one.
 * Source: {@code ipaddr_aton}, {@code dns_gethostbyname}. No state.
 */
final class Ipv4Text {
  private static final int MOST_PARTS = 4;
  private static final long BROADCAST = 0xffff_ffffL;

  private final byte[] text;
  private int at;

  private Ipv4Text(byte[] text) {
    this.text = text;
  }

  /** The address in its usual form. */
  static Optional<String> parse(byte[] text) {
    long value = new Ipv4Text(text).value();
    if (value < 0 || value == BROADCAST) {
      return Optional.empty();
    }
    return Optional.of(
        (value >> 24) + "." + (value >> 16 & 255) + "." + (value >> 8 & 255) + "." + (value & 255));
  }

  /** The address as a number, or -1. */
  private long value() {
    long head = 0;
    for (int parts = 1; parts <= MOST_PARTS; parts++) {
      long part = part();
      if (part < 0) {
        return -1;
      }
      if (peek() != '.') {
        long most = BROADCAST >> 8 * (parts - 1);
        boolean ended = at == text.length || isSpace(peek());
        return ended && part <= most ? head | part : -1;
      }
      at++;
      // Parts before the last may be of any size: what is too much runs over into the part before.
      head |= part << 32 - 8 * parts & BROADCAST;
    }
    return -1;
  }

  private long part() {
    if (digit(10) < 0) {
      return -1;
    }
    int base = 10;
    if (peek() == '0') {
      at++;
      base = 8;
      if (peek() == 'x' || peek() == 'X') {
        at++;
        base = 16;
      }
    }
    long value = 0;
    for (int digit = digit(base); digit >= 0; digit = digit(base)) {
      value = value * base + digit & BROADCAST;
      at++;
    }
    return value;
  }

  /** The digit here; in octal numbers 8 and 9 count as well, as they do for lwIP. */
  private int digit(int base) {
    int c = peek();
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return base == 16 ? Character.digit(c, 16) : -1;
  }

  private int peek() {
    return at < text.length ? text[at] : 0;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }
}
