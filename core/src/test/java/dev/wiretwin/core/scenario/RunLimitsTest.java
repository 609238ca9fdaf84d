package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RunLimitsTest {
  @Test
  void theOvertimeCoversAConnectAndAClose() {
    assertThat(RunLimits.DEFAULT.overtimeMs()).isGreaterThan(10_000 + 5_000);
  }

  @Test
  void negativeAndEndlessLimitsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RunLimits(-1, 0))
        .withMessageContaining("overtimeMs");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RunLimits(0, Long.MAX_VALUE))
        .withMessageContaining("graceMs");
  }
}
