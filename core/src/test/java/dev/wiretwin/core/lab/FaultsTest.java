package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
  @ParameterizedTest
  @CsvSource({"-1, 0, 0, 0", "0, -1, 0, 0", "0, 0, -1, 0", "0, 0, 0, -1"})
  void nothingCanBeNegative(int chop, long delay, long fin, long reset) {
    assertThatThrownBy(
            () -> new Faults(1, chop, delay, OptionalLong.of(fin), OptionalLong.of(reset)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("negative");
  }

  @Test
  void noneIsNone() {
    assertThat(Faults.NONE)
        .isEqualTo(new Faults(0, 0, 0, OptionalLong.empty(), OptionalLong.empty()));
  }
}
