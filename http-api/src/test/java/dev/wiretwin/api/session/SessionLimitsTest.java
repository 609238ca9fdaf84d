package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionLimitsTest {
  @Test
  void aBenchHasRoomForTwoThousandWithinHalfAGigabyte() {
    SessionLimits usual = SessionLimits.DEFAULT;
    assertThat(usual.most()).isEqualTo(2_000);
    assertThat((long) usual.most() * usual.logBytes()).isLessThanOrEqualTo(512L << 20);
    assertThat(usual.idle()).hasMinutes(10);
    assertThat(usual)
        .isEqualTo(
            new SessionLimits(2_000, 1_000, 256 << 10, usual.idle(), Duration.ofMinutes(10)));
  }
}
