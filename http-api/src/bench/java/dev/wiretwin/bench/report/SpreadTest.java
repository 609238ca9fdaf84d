package dev.wiretwin.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void theMedianOfAnOddNumberIsTheMiddleOne() {
    assertThat(Spread.of(9, 1, 5)).isEqualTo(new Spread(5, 1, 9, 3));
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    assertThat(Spread.of(4, 1, 3, 2)).isEqualTo(new Spread(2.5, 1, 4, 4));
  }

  @Test
  void ratiosAreTakenRoundByRoundBeforeTheMedian() {
    // The second round was four times as slow for both; the ratio does not notice.
    Spread ratio = Spread.ofRatios(new double[] {8, 2, 9}, new double[] {4, 1, 3});
    assertThat(ratio).isEqualTo(new Spread(2, 2, 3, 3));
  }

  @Test
  void seriesOfDifferentLengthHaveNoRatio() {
    assertThatThrownBy(() -> Spread.ofRatios(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 rounds against 3");
  }

  @Test
  void nothingHasNoSpread() {
    assertThatThrownBy(Spread::of).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneRoundIsPrintedWithoutARange() {
    assertThat(Spread.of(5.314).format("x")).isEqualTo("5.31x");
    assertThat(Spread.of(1, 25.04, 1234567).format(" B")).isEqualTo("25.0 B (1.00–1,234,567)");
  }
}
