package dev.wiretwin.bridge.virtual.at.websocket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * One opening handshake: what is asked, and whether the answer will do. Immutable. RFC 6455 §4.1,
 * as far as Espressif's client keeps to it: of the answer it looks at the key alone.
 */
final class WsHandshake {
  /** Both the request and the answer's head must fit into this, bytes. */
  static final int MOST_HEAD = 1_024;

  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final String ACCEPT = "sec-websocket-accept:";
  private static final int NONCE_BYTES = 16;

  private final String request;
  private final String accept;

  WsHandshake(WsWish wish, IntSupplier random) {
    byte[] nonce = new byte[NONCE_BYTES];
    for (int i = 0; i < nonce.length; i++) {
      nonce[i] = (byte) random.getAsInt();
    }
    String key = Base64.getEncoder().encodeToString(nonce);
    accept = accept(key);
    request = request(wish, key);
  }

  private static String request(WsWish wish, String key) {
    WsAddress to = wish.address();
    StringBuilder text = new StringBuilder();
    text.append("GET ").append(to.path()).append(" HTTP/1.1\r\n");
    text.append("Connection: Upgrade\r\n");
    text.append("Host: ").append(to.host()).append(':').append(to.port()).append("\r\n");
    text.append("User-Agent: ESP32 Websocket Client\r\n");
    text.append("Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n");
    text.append("Sec-WebSocket-Key: ").append(key).append("\r\n");
    if (!wish.subprotocol().isEmpty()) {
      text.append("Sec-WebSocket-Protocol: ").append(wish.subprotocol()).append("\r\n");
    }
    wish.headers().forEach(header -> text.append(header).append("\r\n"));
    return text.append("\r\n").toString();
  }

  private static String accept(String key) {
    try {
      byte[] text = (key + GUID).getBytes(StandardCharsets.ISO_8859_1);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-1: install a complete one", impossible);
    }
  }

  /** Whether it can be said at all. */
  boolean fits() {
    return request.length() < MOST_HEAD;
  }

  byte[] request() {
    return request.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Whether the answer is to this request.
   *
   * @param head up to its empty line
   */
  boolean accepts(String head) {
    int found = head.toLowerCase(Locale.ROOT).indexOf(ACCEPT);
    if (found < 0) {
      return false;
    }
    int from = found + ACCEPT.length();
    int end = head.indexOf("\r\n", from);
    return head.substring(from, end < 0 ? head.length() : end).strip().equals(accept);
  }
}
