package dev.wiretwin.bridge.virtual.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.module.ResetReason;
import org.junit.jupiter.api.Test;

class ResetCauseTest {
  @Test // VB-11
  void eachNameIsAReasonTheRomKnows() {
    assertThat(ResetCause.PIN.reason()).isEqualTo(ResetReason.RESET_PIN);
    assertThat(ResetCause.SOFT_WATCHDOG.word()).isEqualTo("soft-watchdog");
    assertThat(ResetCause.EXCEPTION.reason().extended()).isEqualTo(2);
  }
}
