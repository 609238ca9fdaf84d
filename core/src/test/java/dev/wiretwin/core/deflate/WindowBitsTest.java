package dev.wiretwin.core.deflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowBitsTest {
  @ParameterizedTest
  @ValueSource(strings = {"8", "9", "10", "11", "12", "13", "14", "15"})
  void eightToFifteenAreValid(String text) {
    assertThat(WindowBits.isValid(text)).isTrue();
    assertThatCode(() -> WindowBits.require("x", Integer.parseInt(text)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "7", "16", "08", "015", "+9", "-9", "9 ", "a", "1", "19", "150", "9.0"})
  void otherTextsAreNot(String text) {
    assertThat(WindowBits.isValid(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 7, 16, 32})
  void otherNumbersAreRefusedByName(int bits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WindowBits.require("someBits", bits))
        .withMessage("someBits must be 8 to 15, not " + bits);
  }
}
