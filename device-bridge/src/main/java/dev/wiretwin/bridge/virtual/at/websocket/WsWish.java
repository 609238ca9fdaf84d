package dev.wiretwin.bridge.virtual.at.websocket;

import java.util.List;

/**
 * A connection as a command wants it. A value.
 *
 * @param subprotocol offered as it is; empty for none
 * @param headers whole lines without their ends, added behind the client's own
 * @param timeoutMillis for TCP, TLS and the handshake together, device time
 * @param pingSeconds between two pings
 * @param pongSeconds so long a ping may go unanswered
 * @param bufferBytes a longer frame comes in pieces
 */
public record WsWish(
    WsAddress address,
    String subprotocol,
    List<String> headers,
    int timeoutMillis,
    int pingSeconds,
    int pongSeconds,
    int bufferBytes) {
  public WsWish {
    headers = List.copyOf(headers);
  }
}
