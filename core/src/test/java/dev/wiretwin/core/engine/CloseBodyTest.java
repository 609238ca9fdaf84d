package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloseBodyTest {
  @Test
  void anEmptyBodyIsReportedAs1005AndWrittenAsNothing() {
    assertThat(CloseBody.read(new byte[0])).isEqualTo(new CloseFrame(1005, ""));
    assertThat(CloseBody.write(CloseFrame.EMPTY)).isEmpty();
  }

  @Test
  void halfACodeIsAProtocolError() {
    ProtocolViolation violation = violation(new byte[] {3});
    assertThat(violation.kind()).isEqualTo(Kind.PROTOCOL);
    assertThat(violation).hasMessageContaining("half a code");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000,
        4999
      })
  void theseCodesMayStandOnTheWire(int code) {
    assertThat(CloseBody.read(body(code, ""))).isEqualTo(new CloseFrame(code, ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 32768, 65535})
  void theseCodesMayNot(int code) {
    ProtocolViolation violation = violation(body(code, "why"));
    assertThat(violation.kind()).isEqualTo(Kind.PROTOCOL);
    assertThat(violation).hasMessageContaining(String.valueOf(code));
  }

  @Test
  void theReasonIsReadAsUtf8() {
    assertThat(CloseBody.read(body(4000, "Grüße 👋"))).isEqualTo(new CloseFrame(4000, "Grüße 👋"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"03e8ff", "03e8c3", "03e8eda080", "03e8c0af", "03e8e282"})
  void aReasonThatIsNotUtf8IsRefusedAsSuch(String hex) {
    assertThat(violation(HexFormat.of().parseHex(hex)).kind()).isEqualTo(Kind.UTF8);
  }

  @Test
  void whatIsWrittenCanBeReadAgain() {
    CloseFrame frame = new CloseFrame(3999, "genug für heute");
    assertThat(CloseBody.read(CloseBody.write(frame))).isEqualTo(frame);
    assertThat(CloseBody.write(new CloseFrame(1000, ""))).containsExactly(0x03, 0xE8);
  }

  /** The last byte that fits is number 123; the character that would cross it is left out. */
  @ParameterizedTest
  @CsvSource({
    "0, x, 123",
    "0, ä, 122",
    "1, ä, 123",
    "0, €, 123",
    "1, €, 121",
    "2, €, 122",
    "0, 👋, 120",
    "1, 👋, 121",
    "2, 👋, 122",
    "3, 👋, 123",
  })
  void aLongReasonIsCutBetweenTwoCharacters(int before, String character, int length) {
    String reason = ".".repeat(before) + character.repeat(200);
    byte[] body = CloseBody.write(new CloseFrame(1000, reason));
    assertThat(body).hasSize(2 + length);
    assertThat(reason).startsWith(CloseBody.read(body).reason());
  }

  private static byte[] body(int code, String reason) {
    byte[] words = reason.getBytes(StandardCharsets.UTF_8);
    byte[] body = new byte[2 + words.length];
    body[0] = (byte) (code >> 8);
    body[1] = (byte) code;
    System.arraycopy(words, 0, body, 2, words.length);
    return body;
  }

  private static ProtocolViolation violation(byte[] body) {
    return catchThrowableOfType(ProtocolViolation.class, () -> CloseBody.read(body));
  }
}
