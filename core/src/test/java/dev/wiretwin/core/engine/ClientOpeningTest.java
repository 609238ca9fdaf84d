package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.deflate.DeflateParameters;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import dev.wiretwin.core.handshake.HttpHead;
import dev.wiretwin.core.handshake.HttpHeadParser;
import dev.wiretwin.core.handshake.UpgradeRequest;
import dev.wiretwin.core.handshake.WsUrl;
import dev.wiretwin.core.testkit.Heads;
import dev.wiretwin.core.testkit.Rig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientOpeningTest {
  private final UpgradeRequest request =
      new UpgradeRequest(
          (WsUrl) WsUrl.parse("ws://server.example.com/chat"),
          Rig.KEY,
          List.of(),
          List.of("chat.v1"),
          Optional.of(DeflateOffer.DEFAULT));
  private final Opening opening = new ClientOpening(request);

  @Test
  void speaksFirstAndSaysTheRequest() {
    assertThat(opening.firstBytes()).isEqualTo(request.toBytes());
  }

  @Test
  void acceptsAProperAnswerWithWhatWasAgreedAndSaysNothingMore() {
    Opening.Accepted accepted =
        (Opening.Accepted)
            opening.judge(
                head(
                    Heads.answer(
                        "Sec-WebSocket-Protocol: chat.v1",
                        "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover")));
    assertThat(accepted.answer()).isEmpty();
    assertThat(accepted.subprotocol()).contains("chat.v1");
    assertThat(accepted.deflate()).contains(new DeflateParameters(true, false, 15, 15));
  }

  @Test
  void anotherStatusIsARefusal() {
    assertThat(declined("HTTP/1.1 404 Not Found\r\n\r\n").outcome())
        .isEqualTo(new Outcome.Refused(404, "Not Found"));
  }

  @Test
  void aWrongAnswerIsABadHandshake() {
    Opening.Declined declined =
        declined(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n");
    assertThat(declined.outcome())
        .isEqualTo(new Outcome.BadHandshake("Sec-WebSocket-Accept does not answer our key"));
    assertThat(declined.answer()).isEmpty();
  }

  @Test
  void bytesThatAreNoHeadEndInSilence() {
    Opening.Declined bad = opening.broken(new ProtocolViolation(Kind.HANDSHAKE, "not HTTP"));
    assertThat(bad.answer()).isEmpty();
    assertThat(bad.outcome()).isEqualTo(new Outcome.BadHandshake("not HTTP"));
    Opening.Declined large = opening.broken(new ProtocolViolation(Kind.HEAD_LIMIT, "too large"));
    assertThat(large.answer()).isEmpty();
    assertThat(large.outcome()).isEqualTo(new Outcome.Violated(Kind.HEAD_LIMIT, "too large"));
  }

  private Opening.Declined declined(String answer) {
    return (Opening.Declined) opening.judge(head(answer.getBytes(StandardCharsets.US_ASCII)));
  }

  private static HttpHead head(byte[] bytes) {
    return new HttpHeadParser(Limits.DEFAULT).parse(ByteBuffer.wrap(bytes));
  }
}
