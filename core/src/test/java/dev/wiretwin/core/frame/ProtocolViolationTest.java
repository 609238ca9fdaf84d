package dev.wiretwin.core.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProtocolViolationTest {
  @Test
  void saysWhichRuleAndCostsNoStackTrace() {
    ProtocolViolation violation = new ProtocolViolation(Kind.UTF8, "not UTF-8");
    violation.addSuppressed(new IllegalStateException());

    assertThat(violation).hasMessage("not UTF-8").hasNoCause().hasNoSuppressedExceptions();
    assertThat(violation.kind()).isEqualTo(Kind.UTF8);
    assertThat(violation.getStackTrace()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PROTOCOL, 1002",
    "FIN_RULE, 1002",
    "UTF8, 1007",
    "BAD_DEFLATE, 1007",
    "UNREPRESENTABLE, 1009",
    "FRAME_LIMIT, 1009",
    "MESSAGE_LIMIT_AT_START, 1009",
    "MESSAGE_LIMIT_BY_FRAGMENT, 1009",
    "INFLATED_LIMIT, 1009",
    "EMPTY_FRAGMENT_LIMIT, 1008",
    "HEAD_LIMIT, 0",
    "HANDSHAKE, 0"
  })
  void eachKindHasItsCloseCode(Kind kind, int closeCode) {
    assertThat(kind.closeCode()).isEqualTo(closeCode);
  }

  @ParameterizedTest
  @EnumSource
  void everyCloseCodeMayBeSentUnlessThereIsNoWebSocketYet(Kind kind) {
    assertThat(kind.closeCode() == 0 || CloseCode.isAllowedOnWire(kind.closeCode())).isTrue();
  }
}
