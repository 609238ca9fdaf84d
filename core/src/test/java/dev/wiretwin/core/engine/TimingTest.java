package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimingTest {
  @Test
  void thePresetHasThePeriodsOfTheModule() {
    assertThat(Timing.NODEMCU)
        .isEqualTo(new Timing(10_000_000_000L, 30_000_000_000L, 2, 5_000_000_000L));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 1, connectNanos",
    "1, 0, 1, 1, pingNanos",
    "1, 1, 0, 1, unansweredPings",
    "1, 1, 1, 0, closeNanos",
    "-5, 1, 1, 1, connectNanos",
    "315360000000000001, 1, 1, 1, connectNanos",
    "1, 315360000000000001, 1, 1, pingNanos",
    "1, 1, 1, 9223372036854775807, closeNanos",
  })
  void refusesWhatIsNoPeriodAndSaysWhich(
      long connect, long ping, int pings, long close, String which) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Timing(connect, ping, pings, close))
        .withMessageStartingWith(which + " must be 1 to ");
  }

  @Test
  void aScaledTimingIsFasterInTheSameProportionsWithAsManyPings() {
    assertThat(Timing.NODEMCU.scaled(0.05))
        .isEqualTo(new Timing(500_000_000L, 1_500_000_000L, 2, 250_000_000L));
  }

  @Test
  void scalingStaysWithinTheBounds() {
    assertThat(Timing.NODEMCU.scaled(1e-300)).isEqualTo(new Timing(1, 1, 2, 1));
    assertThat(Timing.NODEMCU.scaled(Double.MAX_VALUE))
        .isEqualTo(new Timing(Timing.LONGEST, Timing.LONGEST, 2, Timing.LONGEST));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.NEGATIVE_INFINITY})
  void refusesAFactorThatIsNotAboveZero(double factor) {
    assertThatIllegalArgumentException().isThrownBy(() -> Timing.NODEMCU.scaled(factor));
  }
}
