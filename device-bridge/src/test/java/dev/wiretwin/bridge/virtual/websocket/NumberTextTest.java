package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
  @ParameterizedTest
  @CsvSource({
    "1,1",
    "-3,-3",
    "100,100",
    "0.5,0.5",
    "1e13,10000000000000",
    "1e14,1e+14",
    "123456789012345678,1.2345678901235e+17",
    "0.0001,0.0001",
    "0.00001,1e-05",
    "0.1,0.1",
    "1e300,1e+300",
  })
  void numbersAreWrittenAsLuaWritesThem(double number, String text) {
    assertThat(NumberText.of(number)).isEqualTo(text);
  }

  @Test
  void whatIsNoNumberHasAName() {
    assertThat(NumberText.of(Double.NaN)).isEqualTo("nan");
    assertThat(NumberText.of(Double.POSITIVE_INFINITY)).isEqualTo("inf");
    assertThat(NumberText.of(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
    assertThat(NumberText.of(0)).isEqualTo("0");
    assertThat(NumberText.of(-0.0)).isEqualTo("-0");
  }
}
