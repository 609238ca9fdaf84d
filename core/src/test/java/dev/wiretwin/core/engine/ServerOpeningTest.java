package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.deflate.DeflateParameters;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import dev.wiretwin.core.handshake.HttpHead;
import dev.wiretwin.core.handshake.HttpHeadParser;
import dev.wiretwin.core.handshake.ServerHandshake;
import dev.wiretwin.core.testkit.Heads;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerOpeningTest {
  private final Opening opening =
      new ServerOpening(
          new ServerHandshake(List.of("chat.v1"), Optional.of(DeflateOffer.DEFAULT), List.of()));

  @Test
  void waitsForTheClientToSpeak() {
    assertThat(opening.firstBytes()).isEmpty();
  }

  @Test
  void acceptsAProperRequestWithTheAnswerOfTheRfc() {
    Opening.Accepted accepted =
        (Opening.Accepted)
            opening.judge(
                head(
                    Heads.request(
                        "Sec-WebSocket-Protocol: other, chat.v1",
                        "Sec-WebSocket-Extensions: permessage-deflate")));
    assertThat(text(accepted.answer()))
        .startsWith("HTTP/1.1 101 ")
        .contains("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
        .contains("\r\nSec-WebSocket-Protocol: chat.v1\r\n")
        .endsWith("\r\n\r\n");
    assertThat(accepted.subprotocol()).contains("chat.v1");
    assertThat(accepted.deflate()).contains(new DeflateParameters(false, false, 15, 15));
  }

  @Test
  void refusesInWordsAClientCanRead() {
    HttpHead post = head("POST / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    Opening.Declined declined = (Opening.Declined) opening.judge(post);
    assertThat(text(declined.answer())).startsWith("HTTP/1.1 405 ");
    assertThat(declined.outcome())
        .isEqualTo(new Outcome.BadHandshake("A WebSocket is opened with GET."));
  }

  @Test
  void answersWhatIsNoHttpWith400() {
    Opening.Declined declined = opening.broken(new ProtocolViolation(Kind.HANDSHAKE, "not HTTP"));
    assertThat(text(declined.answer()))
        .isEqualTo("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    assertThat(declined.outcome()).isEqualTo(new Outcome.BadHandshake("not HTTP"));
  }

  @Test
  void answersAHeadOverTheLimitWith431() {
    Opening.Declined declined = opening.broken(new ProtocolViolation(Kind.HEAD_LIMIT, "large"));
    assertThat(text(declined.answer()))
        .startsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n")
        .endsWith("\r\n\r\n");
    assertThat(declined.outcome()).isEqualTo(new Outcome.Violated(Kind.HEAD_LIMIT, "large"));
  }

  private static HttpHead head(byte[] bytes) {
    return new HttpHeadParser(Limits.DEFAULT).parse(ByteBuffer.wrap(bytes));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
