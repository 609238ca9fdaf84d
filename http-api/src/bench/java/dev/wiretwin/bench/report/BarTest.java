package dev.wiretwin.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarTest {
  @ParameterizedTest
  @CsvSource({
    "AT_LEAST, 5,   4.99, MISSED, ≥ 5x",
    "AT_LEAST, 5,   5,    ok,     ≥ 5x",
    "AT_MOST,  1.1, 1.1,  ok,     ≤ 1.1x",
    "AT_MOST,  2.7, 2.71, MISSED, ≤ 2.7x",
    "AT_MOST,  250, 251,  MISSED, ≤ 250x",
    "NONE,     0,   7,    '',     ''",
  })
  void aBarSaysOnWhichSideOfItAValueLies(
      Bar.Sense sense, double limit, double value, String verdict, String text) {
    Bar bar = new Bar(sense, limit, "x");
    assertThat(bar.verdict(value)).isEqualTo(verdict);
    assertThat(bar).hasToString(text);
  }
}
