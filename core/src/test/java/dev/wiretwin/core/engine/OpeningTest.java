package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import dev.wiretwin.core.handshake.HttpHead;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpeningTest {
  @Test
  void aHeadOverTheLimitIsToldFromOneThatIsNone() {
    assertThat(Opening.brokenHead(new ProtocolViolation(Kind.HEAD_LIMIT, "large")))
        .isEqualTo(new Outcome.Violated(Kind.HEAD_LIMIT, "large"));
    assertThat(Opening.brokenHead(new ProtocolViolation(Kind.HANDSHAKE, "odd")))
        .isEqualTo(new Outcome.BadHandshake("odd"));
  }

  @Test
  void verdictsCarryTheBytesToAnswerWith() {
    byte[] answer = {1, 2};
    HttpHead head = new HttpHead("GET / HTTP/1.1", List.of());
    Opening.Accepted accepted =
        new Opening.Accepted(answer, Optional.of("mqtt"), Optional.empty(), head);
    assertThat(accepted.head()).isSameAs(head);
    assertThat(accepted.answer()).isSameAs(answer);
    assertThat(accepted.subprotocol()).contains("mqtt");
    assertThat(accepted.deflate()).isEmpty();
    Opening.Declined declined = new Opening.Declined(answer, new Outcome.ClosedByUs());
    assertThat(declined.answer()).isSameAs(answer);
    assertThat(declined.outcome()).isEqualTo(new Outcome.ClosedByUs());
  }

  @Test
  void aRefusalIsThePeersDoingAndAnAnswerThatIsNoneWeTurnDown() {
    byte[] nothing = {};
    assertThat(new Opening.Declined(nothing, new Outcome.Refused(404, "")).first())
        .isEqualTo(Side.PEER);
    assertThat(new Opening.Declined(nothing, new Outcome.BadHandshake("odd")).first())
        .isEqualTo(Side.US);
  }
}
