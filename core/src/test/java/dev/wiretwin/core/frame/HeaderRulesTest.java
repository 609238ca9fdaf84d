package dev.wiretwin.core.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderRulesTest {
  private static final List<Integer> PLAIN =
      List.of(0x00, 0x01, 0x02, 0x80, 0x81, 0x82, 0x88, 0x89, 0x8A);
  private static final List<Integer> COMPRESSED = List.of(0x41, 0x42, 0xC1, 0xC2);

  @Test
  void ofAll256FirstBytesNineAreRight() {
    for (int first = 0; first < 256; first++) {
      assertThat(isAllowed(first, false)).as("%x", first).isEqualTo(PLAIN.contains(first));
    }
  }

  @Test
  void fourMoreAreRightOnceCompressionIsNegotiated() {
    for (int first = 0; first < 256; first++) {
      assertThat(isAllowed(first, true))
          .as("%x", first)
          .isEqualTo(PLAIN.contains(first) || COMPRESSED.contains(first));
    }
  }

  @Test
  void theMaskBitBelongsToTheRole() {
    for (boolean masked : new boolean[] {false, true}) {
      byte second = (byte) (masked ? 0xFF : 0x7F);
      HeaderRules.judgeSecondByte((byte) 0x82, second, masked);
      assertThatExceptionOfType(ProtocolViolation.class)
          .isThrownBy(() -> HeaderRules.judgeSecondByte((byte) 0x82, second, !masked))
          .withMessageContaining(masked ? "server must not mask" : "client must mask");
    }
  }

  @Test
  void onlyControlFramesAreBoundTo125Bytes() {
    HeaderRules.judgeSecondByte((byte) 0x89, (byte) 125, false);
    HeaderRules.judgeSecondByte((byte) 0x81, (byte) 126, false);
    assertThatExceptionOfType(ProtocolViolation.class)
        .isThrownBy(() -> HeaderRules.judgeSecondByte((byte) 0x89, (byte) 126, false))
        .withMessageContaining("A ping frame");
  }

  @ParameterizedTest
  @CsvSource({
    "-1, PROTOCOL",
    "-9223372036854775808, PROTOCOL",
    "0, PROTOCOL",
    "125, PROTOCOL",
    "1001, FRAME_LIMIT",
    "2147483639, FRAME_LIMIT",
    "2147483640, UNREPRESENTABLE",
    "4294967296, UNREPRESENTABLE",
    "9223372036854775807, UNREPRESENTABLE"
  })
  void aLengthThatCannotBeTakenSaysWhy(long value, Kind kind) {
    ProtocolViolation violation =
        catchThrowableOfType(
            ProtocolViolation.class, () -> HeaderRules.judgeLength(value, 126, 1000));

    assertThat(violation.kind()).isEqualTo(kind);
  }

  @Test
  void aLengthWithinBoundsIsTaken() {
    assertThat(HeaderRules.judgeLength(126, 126, 1000)).isEqualTo(126);
    assertThat(HeaderRules.judgeLength(1000, 126, 1000)).isEqualTo(1000);
  }

  private static boolean isAllowed(int first, boolean rsv1Allowed) {
    try {
      HeaderRules.judgeFirstByte((byte) first, rsv1Allowed);
      return true;
    } catch (ProtocolViolation e) {
      return false;
    }
  }
}
