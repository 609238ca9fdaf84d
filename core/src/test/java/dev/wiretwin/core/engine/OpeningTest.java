package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import org.junit.jupiter.api.Test;

class OpeningTest {
  @Test
  void aHeadOverTheLimitIsToldFromOneThatIsNone() {
    assertThat(Opening.brokenHead(new ProtocolViolation(Kind.HEAD_LIMIT, "large")))
        .isEqualTo(new Outcome.Violated(Kind.HEAD_LIMIT, "large"));
    assertThat(Opening.brokenHead(new ProtocolViolation(Kind.HANDSHAKE, "odd")))
        .isEqualTo(new Outcome.BadHandshake("odd"));
  }
}
