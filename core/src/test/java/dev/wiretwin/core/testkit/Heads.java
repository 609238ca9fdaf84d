package dev.wiretwin.core.testkit;

import dev.wiretwin.core.handshake.AcceptKey;
import java.nio.charset.StandardCharsets;

/**
 * The two heads of an opening handshake as the peer of a {@link Rig} sends them, whole and correct,
 * with room for further lines.
 */
public final class Heads {
  private Heads() {}

  /** What a client asks (RFC 6455 §1.3), with these lines added. */
  public static byte[] request(String... lines) {
    return head(
        "GET /chat HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Key: "
            + Rig.KEY
            + "\r\nSec-WebSocket-Version: 13",
        lines);
  }

  /** What a server answers to {@link Rig#KEY}, with these lines added. */
  public static byte[] answer(String... lines) {
    return head(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + AcceptKey.of(Rig.KEY),
        lines);
  }

  private static byte[] head(String start, String... lines) {
    StringBuilder text = new StringBuilder(start).append("\r\n");
    for (String line : lines) {
      text.append(line).append("\r\n");
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
  }
}
