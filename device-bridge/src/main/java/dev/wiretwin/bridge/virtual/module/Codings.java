package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The four conversions of the {@code encoder} module, which {@code crypto} offers two of. Pure; any
 * thread. Judges its input exactly as loosely as {@code encoder.c}: stray bits in the last block of
 * Base64 are no fault.
 */
final class Codings {
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String BAD_BASE64 = "Invalid base64 string";
  private static final String BAD_HEX = "Invalid hex string";

  private Codings() {}

  static byte[] toBase64(byte[] bytes) {
    return Base64.getEncoder().encode(bytes);
  }

  static byte[] fromBase64(byte[] text) {
    if (text.length % 4 != 0) {
      throw new LuaError(BAD_BASE64);
    }
    int significant = text.length - padding(text);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length);
    int bits = 0;
    for (int i = 0; i < significant; i++) {
      int value = BASE64.indexOf(text[i] & 0xFF);
      if (value < 0) {
        throw new LuaError(BAD_BASE64);
      }
      bits = bits << 6 | value;
      if (i % 4 != 0) { // each but the first of four completes a byte
        bytes.write(bits >> 6 - i % 4 * 2);
      }
    }
    return bytes.toByteArray();
  }

  private static int padding(byte[] text) {
    if (text.length == 0 || text[text.length - 1] != '=') {
      return 0;
    }
    return text[text.length - 2] == '=' ? 2 : 1;
  }

  static byte[] toHex(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length * 2);
    for (byte b : bytes) {
      text.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] fromHex(byte[] text) {
    if (text.length % 2 != 0) {
      throw new LuaError(BAD_HEX);
    }
    byte[] bytes = new byte[text.length / 2];
    for (int i = 0; i < text.length; i++) {
      int digit = text[i] < 0 ? -1 : Character.digit(text[i], 16);
      if (digit < 0) {
        throw new LuaError(BAD_HEX);
      }
      bytes[i / 2] = (byte) (bytes[i / 2] << 4 | digit);
    }
    return bytes;
  }
}
