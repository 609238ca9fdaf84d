package dev.wiretwin.bridge.virtual.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.module.MemoryUart;
import org.junit.jupiter.api.Test;

class UartTest {
  @Test
  void whereNobodyLooksAfterAWireTheHostIsAlwaysStill() {
    MemoryUart uart = new MemoryUart();
    uart.receive("abc");
    assertThat(uart.isHostStill()).isTrue();
  }

  @Test
  void aFastLineIsLookedAtMoreOften() {
    assertThat(Uart.lookMicros(115_200)).isEqualTo(1_000);
    assertThat(Uart.lookMicros(Uart.FAST_BAUD)).isEqualTo(250);
  }
}
