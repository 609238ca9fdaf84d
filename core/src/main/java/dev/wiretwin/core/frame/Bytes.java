package dev.wiretwin.core.frame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An immutable byte string for everything that is kept: events, traces, tests. The hot path uses
 * plain arrays. Safe to share between threads.
 */
public final class Bytes {
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");
  private static final int SHOWN_BYTES = 16;

  private final byte[] array;

  private Bytes(byte[] array) {
    this.array = array;
  }

  public static Bytes of(byte[] bytes) {
    return copyOf(bytes, 0, bytes.length);
  }

  public static Bytes copyOf(byte[] bytes, int from, int length) {
    return length == 0 ? EMPTY : new Bytes(Arrays.copyOfRange(bytes, from, from + length));
  }

  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads hexadecimal digits of either case; white space between bytes is ignored. */
  public static Bytes fromHex(String hex) {
    return new Bytes(HexFormat.of().parseHex(hex.replaceAll("\\s", "")));
  }

  public int length() {
    return array.length;
  }

  /** The byte at this index as 0 to 255. */
  public int at(int index) {
    return array[index] & 0xFF;
  }

  public byte[] toArray() {
    return array.clone();
  }

  /** Lower case, without spaces. */
  public String hex() {
    return HexFormat.of().formatHex(array);
  }

  /** Decodes UTF-8; what is none becomes U+FFFD. */
  public String text() {
    return new String(array, StandardCharsets.UTF_8);
  }

  public boolean isUtf8() {
    return Utf8Check.isValid(array, 0, array.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(array, that.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  /** The length and the first sixteen bytes. */
  @Override
  public String toString() {
    return array.length + " bytes" + (array.length == 0 ? "" : " " + shortHex(0));
  }

  /** At most sixteen bytes as spaced hexadecimal, with an ellipsis when there are more. */
  String shortHex(int from) {
    int shown = Math.min(SHOWN_BYTES, array.length - from);
    String start = SPACED.formatHex(array, from, from + shown);
    return from + shown < array.length ? start + " …" : start;
  }
}
