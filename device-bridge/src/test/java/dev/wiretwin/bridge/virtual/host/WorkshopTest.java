package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.cpu.BoardCpu;
import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.line.UartChip;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkshopTest {
  @Test
  void namesAreLookedUpOnThreadsOfItsOwn() throws InterruptedException {
    CountDownLatch answered = new CountDownLatch(1);
    try (Workshop shop = new Workshop(Map.of());
        BoardCpu cpu = new BoardCpu("test", 1, fault -> {})) {
      BoardAir air = shop.air(BoardSettings.DEFAULT.withWithout(Set.of("wifi")));
      cpu.post(
          Cpu.Priority.HIGH,
          () -> air.apply(cpu).resolve("localhost", address -> answered.countDown()));
      assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(cpu.end(air::close, 5000)).isTrue();
    }
  }

  @Test
  void aClosedShopTakesNoLines() {
    Workshop shop = new Workshop(Map.of());
    shop.close();
    assertThatThrownBy(() -> new UartChip(null, shop.lines(), 9600, 1, what -> {}))
        .isInstanceOf(IllegalStateException.class);
  }
}
