package dev.wiretwin.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentileTest {
  private static final long[] FIVE = {15, 20, 35, 40, 50};

  @ParameterizedTest
  @CsvSource({"0, 15", "5, 15", "30, 20", "40, 20", "50, 35", "99, 50", "100, 50"})
  void aPercentileIsAlwaysOneOfTheMeasuredValues(double percent, long expected) {
    assertThat(Percentile.of(FIVE, percent)).isEqualTo(expected);
  }

  @Test
  void nothingHasNoPercentile() {
    assertThatThrownBy(() -> Percentile.of(new long[0], 50))
        .isInstanceOf(IllegalStateException.class);
  }
}
