package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TimeScaleTest {
  @ParameterizedTest
  @CsvSource({"0.05, 0.05", ".5, 0.5", "1, 1", "1000, 1000", "0.001, 0.001"})
  void aScaleIsANumber(String text, double scale) {
    assertThat(new TimeScale().convert(text)).isEqualTo(scale);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "0.0001", "1001", "fast", "NaN", "1e3", ""})
  void anythingElseIsAnsweredWithAnExample(String text) {
    assertThatThrownBy(() -> new TimeScale().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("as in 0.05");
  }
}
