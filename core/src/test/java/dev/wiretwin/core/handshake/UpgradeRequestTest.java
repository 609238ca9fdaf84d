package dev.wiretwin.core.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.frame.Limits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeRequestTest {
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  @Test
  void thePlainRequestHasWhatTheRfcWants() {
    assertThat(text(request(List.of(), List.of())))
        .isEqualTo(
            """
            GET /chat?x=1 HTTP/1.1
            Host: server.test:8080
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Version: 13
            User-Agent: wiretwin

            """
                .replace("\n", "\r\n"));
  }

  @Test
  void subprotocolsCompressionAndFurtherHeadersAreAdded() {
    UpgradeRequest request =
        new UpgradeRequest(
            url(),
            KEY,
            List.of(new Header("X-A", "caf\u00E9"), new Header("Origin", "http://o")),
            List.of("mqtt", "chat"),
            Optional.of(DeflateOffer.DEFAULT));
    assertThat(text(request))
        .contains("\r\nSec-WebSocket-Protocol: mqtt, chat\r\n")
        .contains("\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n")
        .endsWith("\r\nX-A: caf\u00E9\r\nOrigin: http://o\r\n\r\n");
  }

  @Test
  void hostAndUserAgentMayBeReplacedInAnyCaseAndStandThereOnce() {
    HttpHead head =
        head(
            request(
                List.of(new Header("user-agent", "low"), new Header("HOST", "example.org")),
                List.of()));
    assertThat(head.all("User-Agent")).containsExactly("low");
    assertThat(head.all("Host")).containsExactly("example.org");
  }

  @Test
  void subprotocolsMayBeGivenAsAHeader() {
    UpgradeRequest request =
        request(List.of(new Header("sec-websocket-protocol", "mqtt , chat")), List.of());
    assertThat(request.subprotocols()).containsExactly("mqtt", "chat");
    assertThat(request.extraHeaders()).isEmpty();
    assertThat(head(request).all("Sec-WebSocket-Protocol")).containsExactly("mqtt, chat");
  }

  @Test
  void anEmptySubprotocolHeaderMeansNone() {
    UpgradeRequest request = request(List.of(new Header("Sec-WebSocket-Protocol", "")), List.of());
    assertThat(request.subprotocols()).isEmpty();
    assertThat(head(request).all("Sec-WebSocket-Protocol")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Upgrade",
        "connection",
        "Sec-WebSocket-Key",
        "sec-websocket-version",
        "Sec-WebSocket-Extensions",
        "Sec-WebSocket-Accept",
        "Content-Length",
        "transfer-encoding"
      })
  void theHandshakesOwnHeadersCannotBeReplaced(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(List.of(new Header(name, "1")), List.of()))
        .withMessageContaining("leave it out");
  }

  @Test
  void whatCouldBreakTheRequestIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(List.of(new Header("X-A", "1\r\nX-B: 2")), List.of()))
        .withMessageContaining("line break");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(List.of(), List.of("a b")))
        .withMessageContaining("subprotocol");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(List.of(new Header("Sec-WebSocket-Protocol", "a b")), List.of()))
        .withMessageContaining("subprotocol");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(List.of(new Header("Sec-WebSocket-Protocol", "a")), List.of("b")))
        .withMessageContaining("not both");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new UpgradeRequest(url(), "short", List.of(), List.of(), Optional.empty()))
        .withMessageContaining("16 bytes");
  }

  private static UpgradeRequest request(List<Header> extraHeaders, List<String> subprotocols) {
    return new UpgradeRequest(url(), KEY, extraHeaders, subprotocols, Optional.empty());
  }

  private static WsUrl url() {
    return new WsUrl(false, "server.test", 8080, "/chat?x=1");
  }

  private static String text(UpgradeRequest request) {
    return new String(request.toBytes(), StandardCharsets.ISO_8859_1);
  }

  private static HttpHead head(UpgradeRequest request) {
    return new HttpHeadParser(Limits.DEFAULT).parse(ByteBuffer.wrap(request.toBytes()));
  }
}
