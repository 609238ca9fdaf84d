package dev.wiretwin.core.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.deflate.DeflateParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientHandshakeTest {
  private static final String SWITCHING = "HTTP/1.1 101 Switching Protocols";
  private static final String UPGRADE = "Upgrade: websocket";
  private static final String CONNECTION = "Connection: Upgrade";
  private static final String ACCEPT = "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

  @ParameterizedTest
  @ValueSource(
      strings = {SWITCHING, "HTTP/1.1 101 ", "HTTP/1.1 101", "HTTP/1.1 101 Caf\u00E9 \u0085"})
  void thePlainAnswerIsAccepted(String statusLine) {
    HttpHead head = head(statusLine, UPGRADE, CONNECTION, ACCEPT);
    assertThat(plain().judge(head))
        .isEqualTo(new ClientVerdict.Accepted(Optional.empty(), Optional.empty(), head));
    assertThat(plain().judge(head).head()).isSameAs(head);
  }

  @Test
  void namesAndTokensMayBeInAnyCase() {
    HttpHead head =
        head(
            SWITCHING,
            "UPGRADE: WebSocket",
            "connection: keep-alive, UPGRADE",
            "sec-websocket-ACCEPT" + ACCEPT.substring(20),
            "Server: x");
    assertThat(plain().judge(head)).isInstanceOf(ClientVerdict.Accepted.class);
  }

  @Test
  void oneOfOurWishesMayBeGranted() {
    HttpHead head =
        head(
            SWITCHING,
            UPGRADE,
            CONNECTION,
            ACCEPT,
            "Sec-WebSocket-Protocol: chat",
            "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=9");
    assertThat(wishful().judge(head))
        .isEqualTo(
            new ClientVerdict.Accepted(
                Optional.of("chat"),
                Optional.of(new DeflateParameters(false, false, 9, 15)),
                head));
  }

  @Test
  void allOurWishesMayBeIgnored() {
    HttpHead head = head(SWITCHING, UPGRADE, CONNECTION, ACCEPT);
    assertThat(wishful().judge(head))
        .isEqualTo(new ClientVerdict.Accepted(Optional.empty(), Optional.empty(), head));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 404 Not Found | 404 | Not Found",
        "HTTP/1.1 200 OK | 200 | OK",
        "HTTP/1.1 100 Continue | 100 | Continue",
        "HTTP/1.1 301 Moved Permanently | 301 | Moved Permanently",
        "HTTP/1.1 401 | 401 | ''",
        "HTTP/1.0 426 Upgrade Required | 426 | Upgrade Required",
        "HTTP/1.1 503  two  blanks | 503 | ' two  blanks'",
        "HTTP/1.1 404 HTTP/1.1 101 | 404 | HTTP/1.1 101"
      })
  void anyOtherStatusIsARefusalEvenWithTheRightHeaders(
      String statusLine, int status, String reason) {
    HttpHead head = head(statusLine, UPGRADE, CONNECTION, ACCEPT);
    assertThat(plain().judge(head)).isEqualTo(new ClientVerdict.Refused(status, reason, head));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 1010 Strange", "http/1.1 101 x", "HTTP/1.1  101 x", " HTTP/1.1 101 x",
            "HTTP/1.1 10 x", "HTTP/1.1 001 x", "HTTP/1.1 101x",
        "HTTP/1.1", "HTTP/11 101 x", "HTTP/1.1 ١٠١ x", "ICY 200 OK", "junkHTTP/1.1 101 x",
            "GET / HTTP/1.1", "SSH-2.0-x"
      })
  void whatIsNoStatusLineIsInvalid(String statusLine) {
    assertInvalid("status line", head(statusLine, UPGRADE, CONNECTION, ACCEPT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "2.0", "1.2", "0.9"})
  void protocolsAreSwitchedInHttp11Only(String version) {
    assertInvalid(
        "HTTP/" + version + ", not 1.1",
        head("HTTP/" + version + " 101 x", UPGRADE, CONNECTION, ACCEPT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | Connection: Upgrade | Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo= | lacks the header Upgrade",
        "Upgrade: h2c | Connection: Upgrade | Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo= | lacks the header Upgrade",
        "Upgrade: websocket, h2c | Connection: Upgrade | Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo= | lacks the header Upgrade",
        "Upgrade: websocket | - | Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo= | lacks the header Connection",
        "Upgrade: websocket | Connection: close | Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo= | lacks the header Connection",
        "Upgrade: websocket | Connection: Upgrade | - | lacks the header Sec-WebSocket-Accept",
        "Upgrade: websocket | Connection: Upgrade | X-Other: s3pPLMBiTxaQ9kYGzzhZRbK+xOo= | lacks the header Sec-WebSocket-Accept",
        "Upgrade: websocket | Connection: Upgrade | Sec-WebSocket-Accept: wrong | does not answer our key",
        "Upgrade: websocket | Connection: Upgrade | Sec-WebSocket-Accept: dGhlIHNhbXBsZSBub25jZQ== | does not answer our key",
        "Upgrade: websocket | Connection: Upgrade | Sec-WebSocket-Accept: s3pplmbitxaq9kygzzhzrbk+xoo= | does not answer our key",
        "Upgrade: websocket | Connection: Upgrade | Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=x | does not answer our key"
      })
  void aMissingOrWrongHeaderIsInvalid(
      String upgrade, String connection, String accept, String sentence) {
    List<String> lines = new ArrayList<>();
    for (String line : new String[] {upgrade, connection, accept}) {
      if (line != null) {
        lines.add(line);
      }
    }
    assertInvalid(sentence, head(SWITCHING, lines.toArray(String[]::new)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo= | Sec-WebSocket-Accept more than once",
        "Upgrade: websocket | lacks the header Upgrade",
        "Sec-WebSocket-Protocol: other | subprotocol that was not asked for",
        "Sec-WebSocket-Protocol: CHAT | subprotocol that was not asked for",
        "Sec-WebSocket-Protocol: mqtt, chat | subprotocol that was not asked for",
        "Sec-WebSocket-Protocol: | subprotocol that was not asked for",
        "Sec-WebSocket-Extensions: x-foo | extension x-foo that was not asked for",
        "Sec-WebSocket-Extensions: permessage-deflate; foo | permessage-deflate has a parameter unknown",
        "Sec-WebSocket-Extensions: permessage-deflate, permessage-deflate | more than once",
        "Sec-WebSocket-Extensions: ;; | malformed"
      })
  void anAnswerBeyondOurWishesIsInvalid(String line, String sentence) {
    HttpHead head = head(SWITCHING, UPGRADE, CONNECTION, ACCEPT, line);
    assertThat(wishful().judge(head))
        .isInstanceOfSatisfying(
            ClientVerdict.Invalid.class,
            invalid -> assertThat(invalid.sentence()).contains(sentence));
  }

  @Test
  void twoSubprotocolsAreInvalid() {
    HttpHead head =
        head(
            SWITCHING,
            UPGRADE,
            CONNECTION,
            ACCEPT,
            "Sec-WebSocket-Protocol: mqtt",
            "Sec-WebSocket-Protocol: chat");
    assertThat(wishful().judge(head)).isInstanceOf(ClientVerdict.Invalid.class);
  }

  @Test
  void whoAskedForNothingGetsNothing() {
    assertInvalid(
        "subprotocol",
        head(SWITCHING, UPGRADE, CONNECTION, ACCEPT, "Sec-WebSocket-Protocol: chat"));
    assertInvalid(
        "extension",
        head(
            SWITCHING,
            UPGRADE,
            CONNECTION,
            ACCEPT,
            "Sec-WebSocket-Extensions: permessage-deflate"));
  }

  @Test
  void anyHeadGetsAVerdict() {
    Random random = new Random(6);
    String[] starts = {SWITCHING, SWITCHING, SWITCHING, "HTTP/1.1 404 x", "HTTP/1.0 101", "x", ""};
    String[] lines = {
      UPGRADE,
      UPGRADE,
      CONNECTION,
      CONNECTION,
      ACCEPT,
      ACCEPT,
      "Upgrade: x",
      "Connection: ,,",
      "Sec-WebSocket-Accept: =",
      "Sec-WebSocket-Protocol: chat",
      "Sec-WebSocket-Extensions: permessage-deflate",
      "Sec-WebSocket-Extensions: \"",
      "Sec-WebSocket-Extensions: ,"
    };
    int[] seen = new int[3];
    for (int run = 0; run < 30_000; run++) {
      String[] chosen =
          random
              .ints(random.nextInt(7), 0, lines.length)
              .mapToObj(i -> lines[i])
              .toArray(String[]::new);
      ClientVerdict verdict = wishful().judge(head(starts[random.nextInt(starts.length)], chosen));
      seen[
          verdict instanceof ClientVerdict.Accepted
              ? 0
              : verdict instanceof ClientVerdict.Refused ? 1 : 2]++;
    }
    assertThat(seen).doesNotContain(0);
  }

  private static void assertInvalid(String sentence, HttpHead head) {
    assertThat(plain().judge(head))
        .isInstanceOfSatisfying(
            ClientVerdict.Invalid.class,
            invalid -> {
              assertThat(invalid.sentence()).contains(sentence);
              assertThat(invalid.head()).isSameAs(head);
            });
  }

  private static ClientHandshake plain() {
    return handshake(List.of(), Optional.empty());
  }

  private static ClientHandshake wishful() {
    return handshake(List.of("mqtt", "chat"), Optional.of(DeflateOffer.DEFAULT));
  }

  private static ClientHandshake handshake(
      List<String> subprotocols, Optional<DeflateOffer> deflate) {
    WsUrl url = new WsUrl(false, "h", 80, "/");
    return new ClientHandshake(
        new UpgradeRequest(url, "dGhlIHNhbXBsZSBub25jZQ==", List.of(), subprotocols, deflate));
  }

  private static HttpHead head(String startLine, String... lines) {
    List<Header> headers = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return new HttpHead(startLine, headers);
  }
}
