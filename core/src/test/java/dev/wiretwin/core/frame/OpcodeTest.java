package dev.wiretwin.core.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpcodeTest {
  @ParameterizedTest
  @CsvSource({
    "0, continuation, false, true",
    "1, text, false, true",
    "2, binary, false, true",
    "3, opcode-0x3, false, false",
    "7, opcode-0x7, false, false",
    "8, close, true, true",
    "9, ping, true, true",
    "10, pong, true, true",
    "11, opcode-0xb, true, false",
    "15, opcode-0xf, true, false"
  })
  void eachOpcodeHasANameAndAKind(int opcode, String name, boolean control, boolean defined) {
    assertThat(Opcode.name(opcode)).isEqualTo(name);
    assertThat(Opcode.isControl(opcode)).isEqualTo(control);
    assertThat(Opcode.isDefined(opcode)).isEqualTo(defined);
  }

  @Test
  void theConstantsAreTheRfcsNumbers() {
    assertThat(
            List.of(
                Opcode.CONTINUATION,
                Opcode.TEXT,
                Opcode.BINARY,
                Opcode.CLOSE,
                Opcode.PING,
                Opcode.PONG))
        .containsExactly(0, 1, 2, 8, 9, 10);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 7, 8, 11, 15, 16, -1})
  void opcodesThatAreNotTheCallersAreRefused(int opcode) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Opcode.requireSendable(opcode, 0))
        .withMessageContaining("opcode " + opcode);
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 10})
  void aControlFrameCarriesAtMost125Bytes(int opcode) {
    Opcode.requireSendable(opcode, 125);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Opcode.requireSendable(opcode, 126))
        .withMessageContaining("at most 125 bytes, not 126");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aMessageMayHaveAnySize(int opcode) {
    assertThatCode(() -> Opcode.requireSendable(opcode, Integer.MAX_VALUE))
        .doesNotThrowAnyException();
  }

  @Test
  void aTextMustBeUtf8AndOtherBytesNeedNot() {
    byte[] half = {(byte) 0xC3};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Opcode.requireSendable(Opcode.TEXT, half))
        .withMessageContaining("must be UTF-8");
    Opcode.requireSendable(Opcode.BINARY, half);
    Opcode.requireSendable(Opcode.TEXT, new byte[] {(byte) 0xC3, (byte) 0xA9});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Opcode.requireSendable(Opcode.PING, new byte[126]));
  }
}
