package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

  @Test
  void eachBoundIsTheOneItIsNamedAfter() {
    Limits.Times times =
        new Limits.Times(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(4),
            Duration.ofSeconds(5));
    Limits limits = new Limits(6, 7, 8, 9, 10, times);
    assertThat(limits)
        .hasToString(
            "Limits[connections=6, working=7, arriving=8, waiting=9, streams=10, times="
                + "Times[header=PT1S, body=PT2S, idle=PT3S, heartbeat=PT4S, outcome=PT5S]]");
  }
}
