package dev.wiretwin.bridge.identify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeadlineTest {
  private long now = Long.MAX_VALUE - 1_000_000; // clocks may run over

  @Test
  void itEndsWhenItsTimeHasPassed() {
    Deadline deadline = Deadline.in(() -> now, 2);
    assertThat(deadline.leftNanos()).isEqualTo(2_000_000);
    now += 1_999_999;
    assertThat(deadline.isOver()).isFalse();
    now += 1;
    assertThat(deadline.isOver()).isTrue();
    now += 5;
    assertThat(deadline.leftNanos()).isZero();
  }

  @Test
  void aPartOfItNeverEndsLater() {
    Deadline deadline = Deadline.in(() -> now, 10);
    assertThat(deadline.atMost(4).leftNanos()).isEqualTo(4_000_000);
    assertThat(deadline.atMost(40).leftNanos()).isEqualTo(10_000_000);
  }
}
