package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BenchLimitsTest {
  @Test
  void aTestMayBeLessPatient() {
    BenchLimits limits = BenchLimits.USUAL.withIdle(Duration.ZERO).withTurn(Duration.ofSeconds(1));
    assertThat(limits.idle()).isZero();
    assertThat(limits.turn()).isEqualTo(Duration.ofSeconds(1));
    assertThat(limits.virtualBoards()).isEqualTo(16);
  }
}
