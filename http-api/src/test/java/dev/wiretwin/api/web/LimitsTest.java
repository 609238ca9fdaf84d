package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final Limits USUAL = Limits.USUAL;

  @Test
  void whoeverIsLetInFindsAConnectionForIt() {
    assertThat(USUAL.arriving() + USUAL.waiting() + USUAL.streams())
        .isLessThan(USUAL.connections());
    assertThat(USUAL.working()).isPositive();
  }

  @Test
  void aSilentStreamBeatsBeforeItsConnectionCountsAsIdle() {
    assertThat(USUAL.times().heartbeat()).isLessThan(USUAL.times().idle());
  }

  @Test
  void nobodyIsGivenUpWhoWaitsNoLongerThanMayBeAskedFor() {
    assertThat(USUAL.times().outcome()).isGreaterThan(Parameters.LONGEST_WAIT);
  }
}
