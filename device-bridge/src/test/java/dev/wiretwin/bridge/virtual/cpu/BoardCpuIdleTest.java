package dev.wiretwin.bridge.virtual.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoardCpuIdleTest {
  private final BlockingQueue<Boolean> seen = new LinkedBlockingQueue<>();

  @Test
  void theProcessorIsIdleExceptWhileATaskIsInHand() throws InterruptedException {
    try (BoardCpu cpu = new BoardCpu("processor under test", 1, fault -> {})) {
      cpu.post(Cpu.Priority.LOW, () -> seen.add(cpu.isIdle()));
      assertThat(seen.poll(10, TimeUnit.SECONDS)).isFalse();
      while (!cpu.isIdle()) {
        Thread.onSpinWait();
      }
      cpu.post(Cpu.Priority.LOW, () -> cpu.after(0, () -> seen.add(cpu.isIdle())));
      assertThat(seen.poll(10, TimeUnit.SECONDS)).isFalse();
    }
  }
}
