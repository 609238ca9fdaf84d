package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.module.ResetReason;
import org.junit.jupiter.api.Test;

class UndefinedBehaviourTest {
  @Test
  void eachKindHasItsReset() {
    assertThat(UndefinedBehaviour.read("x").reset()).isEqualTo(ResetReason.exception(28));
    assertThat(UndefinedBehaviour.written("x").reset()).isEqualTo(ResetReason.exception(29));
    UndefinedBehaviour hang = UndefinedBehaviour.hang("x");
    assertThat(hang.reset()).isEqualTo(ResetReason.SOFTWARE_WATCHDOG);
    assertThat(hang.isHang()).isTrue();
    assertThat(hang).hasMessage("hang: x");
  }
}
