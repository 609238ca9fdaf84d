package dev.wiretwin.bench.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Gathers one client's opening handshake and answers it, refusing nothing and negotiating nothing
 * (RFC 6455 §4.2.2). Not thread safe.
 */
final class UpgradeHead {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int LARGEST = 16 << 10;

  private final StringBuilder head = new StringBuilder(256);

  /** Takes bytes up to and with the empty line; true once that has come. */
  boolean take(ByteBuffer buffer) {
    while (buffer.hasRemaining()) {
      head.append((char) (buffer.get() & 0xFF));
      int end = head.length();
      if (end >= 4 && head.charAt(end - 1) == '\n' && head.lastIndexOf("\r\n\r\n") == end - 4) {
        return true;
      }
      if (end > LARGEST) {
        throw new IllegalStateException("a handshake longer than " + LARGEST + " bytes");
      }
    }
    return false;
  }

  /** The 101 response. */
  byte[] response() {
    String response =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + accept(key())
            + "\r\n\r\n";
    return response.getBytes(StandardCharsets.US_ASCII);
  }

  private String key() {
    for (String line : head.toString().split("\r\n")) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).equalsIgnoreCase("Sec-WebSocket-Key")) {
        return line.substring(colon + 1).strip();
      }
    }
    throw new IllegalStateException("a handshake without Sec-WebSocket-Key");
  }

  private static String accept(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] digest = sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
