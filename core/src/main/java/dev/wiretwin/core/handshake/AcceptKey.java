package dev.wiretwin.core.handshake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Computes the answer by which a server proves that it has read the client's key. Stateless, any
 * thread. RFC 6455 §4.2.2.
 */
public final class AcceptKey {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int KEY_CHARACTERS = 24;
  private static final int KEY_BYTES = 16;

  private AcceptKey() {}

  /** The value of Sec-WebSocket-Accept for this value of Sec-WebSocket-Key. */
  public static String of(String key) {
    byte[] text = (key + GUID).getBytes(StandardCharsets.ISO_8859_1);
    return Base64.getEncoder().encodeToString(digest("SHA-1").digest(text));
  }

  /** Whether the text is the base64 form of 16 bytes, padding included. */
  static boolean isKey(String key) {
    if (key.length() != KEY_CHARACTERS) {
      return false;
    }
    try {
      return Base64.getDecoder().decode(key).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks " + algorithm, e);
    }
  }
}
