package dev.wiretwin.bridge.virtual.at.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WsHandshakeTest {
  /** The key that RFC 6455 §1.3 has as its example, byte by byte. */
  private static final String EXAMPLE = "the sample nonce";

  private int at;

  private int next() {
    return EXAMPLE.charAt(at++);
  }

  private WsHandshake handshake(String subprotocol, List<String> headers) {
    WsAddress to = WsAddress.parse("ws://server.example.com/chat").orElseThrow();
    return new WsHandshake(new WsWish(to, subprotocol, headers, 15_000, 10, 120, 1024), this::next);
  }

  @Test
  void theRequestIsEspressifs() {
    WsHandshake handshake = handshake("chat", List.of("X-A: 1"));
    assertThat(new String(handshake.request(), StandardCharsets.ISO_8859_1))
        .isEqualTo(
            "GET /chat HTTP/1.1\r\nConnection: Upgrade\r\nHost: server.example.com:80\r\n"
                + "User-Agent: ESP32 Websocket Client\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Protocol: chat\r\nX-A: 1\r\n\r\n");
    assertThat(handshake.fits()).isTrue();
  }

  @Test
  void onlyTheKeyCounts() {
    WsHandshake handshake = handshake("", List.of());
    String right = "sec-websocket-ACCEPT:  s3pPLMBiTxaQ9kYGzzhZRbK+xOo= \r\n\r\n";
    assertThat(handshake.accepts("HTTP/1.1 101 Switching Protocols\r\n" + right)).isTrue();
    assertThat(handshake.accepts("HTTP/1.1 200 OK\r\n" + right)).isTrue();
    assertThat(handshake.accepts("HTTP/1.1 101 X\r\nSec-WebSocket-Accept: AAAA\r\n\r\n")).isFalse();
    assertThat(handshake.accepts("HTTP/1.1 404 Not Found\r\n\r\n")).isFalse();
  }

  @Test
  void aRequestThatIsTooLongDoesNotFit() {
    assertThat(handshake("", List.of("X-A: " + "x".repeat(900))).fits()).isFalse();
  }
}
