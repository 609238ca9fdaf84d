package dev.wiretwin.bridge.virtual.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whether a board that does not read is at work, or its thread merely gets no time. */
@Timeout(60)
class BoardCpuLateTest {
  private final BoardCpu cpu = new BoardCpu("processor under test", 1, fault -> {});
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void close() {
    over.countDown();
    cpu.close();
  }

  private void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitLate(boolean late) {
    while (cpu.isLate() != late) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whoHasNothingInHandCanOnlyBeLate() throws InterruptedException {
    cpu.post(Cpu.Priority.LOW, begun::countDown);
    begun.await();
    awaitLate(true);
    assertThat(cpu.isLate()).isTrue();
  }

  @Test
  void aDeviceThatIsBusyIsNotLate() {
    cpu.post(Cpu.Priority.LOW, () -> cpu.busy(3_600_000_000L));
    int inARow = 0; // before it is busy the answer may be either
    while (inARow < 100_000) {
      inARow = cpu.isLate() ? 0 : inARow + 1;
    }
    assertThat(inARow).isPositive();
  }

  @Test
  void aTaskThatComputesIsNotLate() {
    cpu.post(
        Cpu.Priority.LOW,
        () -> {
          while (over.getCount() > 0) {
            Thread.onSpinWait();
          }
        });
    awaitLate(false);
  }

  @Test
  void aTaskThatGetsNoTimeIsLate() throws InterruptedException {
    cpu.post(
        Cpu.Priority.LOW,
        () -> {
          begun.countDown();
          waitFor(over);
        });
    begun.await();
    awaitLate(true);
  }
}
