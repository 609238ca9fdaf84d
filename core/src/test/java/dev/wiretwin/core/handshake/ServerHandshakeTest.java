package dev.wiretwin.core.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.deflate.DeflateParameters;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.ServerVerdict.Accept;
import dev.wiretwin.core.handshake.ServerVerdict.Reject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerHandshakeTest {
  private static final String REQUEST =
      """
      GET /chat HTTP/1.1
      Host: h
      Upgrade: websocket
      Connection: Upgrade
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      Sec-WebSocket-Version: 13

      """;

  @Test
  void thePlainRequestGetsTheAnswerOfTheRfc() {
    HttpHead request = head(REQUEST);
    Accept accept = accepted(plain(), request);
    assertThat(new String(accept.response(), StandardCharsets.ISO_8859_1))
        .isEqualTo(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
    assertThat(accept.resource()).isEqualTo("/chat");
    assertThat(accept.subprotocol()).isEmpty();
    assertThat(accept.deflate()).isEmpty();
    assertThat(accept.head()).isSameAs(request);
  }

  @ParameterizedTest
  @CsvSource({
    "GET / HTTP/1.1, /",
    "GET /a?b=c&d HTTP/1.1, /a?b=c&d",
    "GET /#frag HTTP/1.1, /#frag",
    "GET /caf\u00E9 HTTP/1.1, /caf\u00E9",
    "GET //x HTTP/1.2, //x",
    "GET http://h HTTP/1.1, /",
    "GET http://h:80/p?q HTTP/1.1, /p?q",
    "GET WSS://h?q=/ HTTP/1.1, /?q=/"
  })
  void theResourceIsWhatTheClientWrote(String line, String resource) {
    assertThat(accepted(plain(), head(REQUEST.replace("GET /chat HTTP/1.1", line))).resource())
        .isEqualTo(resource);
  }

  @ParameterizedTest
  @CsvSource({
    "Upgrade: websocket, upgrade: h2c; WebSocket",
    "Connection: Upgrade, connection: keep-alive; UPGRADE",
    "Host: h, HOST: h:8080"
  })
  void otherSpellingsAreUnderstood(String line, String instead) {
    accepted(plain(), head(REQUEST.replace(line, instead.replace(';', ','))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /chat HTTP/1.1 | GET /chat | 400 | request line",
        "GET /chat HTTP/1.1 | GET  /chat HTTP/1.1 | 400 | request line",
        "GET /chat HTTP/1.1 | GET /a b HTTP/1.1 | 400 | request line",
        "GET /chat HTTP/1.1 | GET /chat http/1.1 | 400 | request line",
        "GET /chat HTTP/1.1 | HTTP/1.1 101 Switching | 400 | request line",
        "GET /chat HTTP/1.1 | GET /chat HTTP/1.0 | 505 | HTTP/1.1",
        "GET /chat HTTP/1.1 | GET /chat HTTP/2.0 | 505 | HTTP/1.1",
        "GET /chat HTTP/1.1 | POST /chat HTTP/1.1 | 405 | GET",
        "GET /chat HTTP/1.1 | get /chat HTTP/1.1 | 405 | GET",
        "GET /chat HTTP/1.1 | GET chat HTTP/1.1 | 400 | path",
        "GET /chat HTTP/1.1 | GET * HTTP/1.1 | 400 | path",
        "GET /chat HTTP/1.1 | GET http:///x HTTP/1.1 | 400 | path",
        "Host: h | X: y | 400 | Host",
        "Host: h | Host: | 400 | Host",
        "Upgrade: websocket | Upgrade: h2c | 400 | Upgrade: websocket",
        "Upgrade: websocket | X: y | 400 | Upgrade: websocket",
        "Connection: Upgrade | Connection: close | 400 | Connection: Upgrade",
        "Sec-WebSocket-Version: 13 | Sec-WebSocket-Version: 8 | 426 | Version: 13",
        "Sec-WebSocket-Version: 13 | Sec-WebSocket-Version: 13, 8 | 426 | Version: 13",
        "Sec-WebSocket-Version: 13 | X: y | 426 | Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | X: y | 400 | Sec-WebSocket-Key",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZTE= | 400 | Sec-WebSocket-Key",
        "Sec-WebSocket-Version: 13 | Sec-WebSocket-Version: 13~Sec-WebSocket-Extensions: ;; | 400 | malformed",
        "Sec-WebSocket-Version: 13 | Sec-WebSocket-Version: 13~Sec-WebSocket-Version: 13 | 426 | Version: 13",
        "Sec-WebSocket-Version: 13 | Sec-WebSocket-Version: 13~Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | 400 | exactly once",
        "Host: h | Host: h~Host: h | 400 | exactly once"
      })
  void eachFaultHasItsStatusAndSentence(String line, String instead, int status, String sentence) {
    HttpHead request = head(REQUEST.replace(line, instead.replace('~', '\n')));
    ServerVerdict verdict = plain().judge(request);
    assertThat(verdict).isInstanceOf(Reject.class);
    Reject reject = (Reject) verdict;
    assertThat(reject.httpStatus()).isEqualTo(status);
    assertThat(reject.sentence()).contains(sentence);
    ByteBuffer response = ByteBuffer.wrap(reject.response());
    HttpHead head = new HttpHeadParser(Limits.DEFAULT).parse(response);
    assertThat(head.startLine()).startsWith("HTTP/1.1 " + status + " ");
    assertThat(head.hasToken("Connection", "close")).isTrue();
    assertThat(head.first("Content-Length")).hasValue(String.valueOf(response.remaining()));
    assertThat(head.first("Sec-WebSocket-Version"))
        .isEqualTo(status == 426 ? Optional.of("13") : Optional.empty());
    assertThat(head.first("Allow"))
        .isEqualTo(status == 405 ? Optional.of("GET") : Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "mqtt | mqtt",
        "chat, mqtt | mqtt",
        "chat | chat",
        "other, chat | chat",
        "other | -",
        "MQTT | -",
        "'' | -",
        "a~Sec-WebSocket-Protocol: chat | chat"
      })
  void ourPreferenceDecidesTheSubprotocol(String wanted, String chosen) {
    ServerHandshake handshake =
        new ServerHandshake(List.of("mqtt", "chat"), Optional.empty(), List.of());
    HttpHead request =
        head(
            REQUEST.replace(
                "Host: h", "Host: h\nSec-WebSocket-Protocol: " + wanted.replace('~', '\n')));
    Accept accept = accepted(handshake, request);
    assertThat(accept.subprotocol()).isEqualTo(Optional.ofNullable(chosen));
    assertThat(response(accept).first("Sec-WebSocket-Protocol"))
        .isEqualTo(Optional.ofNullable(chosen));
  }

  @Test
  void compressionIsGrantedWhenBothWantIt() {
    ServerHandshake handshake =
        new ServerHandshake(
            List.of(), Optional.of(new DeflateOffer(true, false, 15, 15)), List.of());
    HttpHead request =
        head(
            REQUEST.replace(
                "Host: h",
                "Host: h\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=10"));
    Accept accept = accepted(handshake, request);
    assertThat(accept.deflate()).hasValue(new DeflateParameters(true, false, 15, 10));
    assertThat(response(accept).all("Sec-WebSocket-Extensions"))
        .containsExactly(
            "permessage-deflate; server_no_context_takeover; client_max_window_bits=10");
    assertThat(accepted(plain(), request).deflate()).isEmpty();
    assertThat(response(accepted(plain(), request)).all("Sec-WebSocket-Extensions")).isEmpty();
  }

  @Test
  void furtherHeadersGoIntoTheResponseAndOursCannotBeReplaced() {
    ServerHandshake handshake =
        new ServerHandshake(List.of(), Optional.empty(), List.of(new Header("Server", "wiretwin")));
    assertThat(response(accepted(handshake, head(REQUEST))).first("Server")).hasValue("wiretwin");
    for (String name :
        List.of(
            "Upgrade",
            "connection",
            "Sec-WebSocket-Accept",
            "Sec-WebSocket-Protocol",
            "Sec-WebSocket-Extensions")) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new ServerHandshake(List.of(), Optional.empty(), List.of(new Header(name, "x"))))
          .withMessageContaining("leave it out");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServerHandshake(List.of("a b"), Optional.empty(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ourClientAcceptsWhatOurServerAnswers(boolean compressed) {
    Optional<DeflateOffer> deflate =
        compressed ? Optional.of(DeflateOffer.DEFAULT) : Optional.empty();
    UpgradeRequest request =
        new UpgradeRequest(
            new WsUrl(true, "::1", 443, "/x?y"),
            "dGhlIHNhbXBsZSBub25jZQ==",
            List.of(),
            List.of("mqtt", "chat"),
            deflate);
    ServerHandshake server =
        new ServerHandshake(List.of("chat"), Optional.of(DeflateOffer.DEFAULT), List.of());
    Accept accept = accepted(server, parse(request.toBytes()));
    assertThat(accept.resource()).isEqualTo("/x?y");
    assertThat(accept.deflate().isPresent()).isEqualTo(compressed);
    assertThat(new ClientHandshake(request).judge(response(accept)))
        .isEqualTo(
            new ClientVerdict.Accepted(accept.subprotocol(), accept.deflate(), response(accept)));
  }

  @Test
  void anyRequestGetsAVerdictWithAResponseThatCanBeRead() {
    Random random = new Random(8);
    String[] lines = REQUEST.strip().split("\n");
    String[] pieces = {
      "", ",", ";", "\"", " ", "=", "x", "13", "websocket", "permessage-deflate", "\t"
    };
    int accepted = 0;
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder();
      for (String line : lines) {
        int kind = random.nextInt(30);
        text.append(kind == 0 && text.length() > 0 ? "X: y" : line);
        text.append(kind == 1 ? pieces[random.nextInt(pieces.length)] : "").append('\n');
      }
      text.append("Sec-WebSocket-Extensions:")
          .append(pieces[random.nextInt(pieces.length)])
          .append(pieces[random.nextInt(pieces.length)]);
      ServerVerdict verdict = plain().judge(head(text.append("\n\n").toString()));
      assertThat(parse(verdict.response()).startLine()).startsWith("HTTP/1.1 ");
      accepted += verdict instanceof Accept ? 1 : 0;
    }
    assertThat(accepted).isBetween(1000, 19_000);
  }

  private static ServerHandshake plain() {
    return new ServerHandshake(List.of(), Optional.empty(), List.of());
  }

  private static Accept accepted(ServerHandshake handshake, HttpHead request) {
    ServerVerdict verdict = handshake.judge(request);
    assertThat(verdict).isInstanceOf(Accept.class);
    return (Accept) verdict;
  }

  private static HttpHead response(Accept accept) {
    return parse(accept.response());
  }

  private static HttpHead head(String text) {
    return parse(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  private static HttpHead parse(byte[] bytes) {
    return new HttpHeadParser(Limits.DEFAULT).parse(ByteBuffer.wrap(bytes));
  }
}
