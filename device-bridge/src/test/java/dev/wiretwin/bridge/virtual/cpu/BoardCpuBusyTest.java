package dev.wiretwin.bridge.virtual.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoardCpuBusyTest {
  private final List<Object> seen = Collections.synchronizedList(new ArrayList<>());
  private final BoardCpu cpu = new BoardCpu("busy", 0.1, seen::add);

  @AfterEach
  void close() {
    cpu.close();
  }

  @Test
  void aBusyProcessorLetsDeviceTimePassAndRunsNothingElse() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    cpu.post(
        Cpu.Priority.LOW,
        () -> {
          cpu.post(Cpu.Priority.HIGH, () -> seen.add("after"));
          cpu.post(Cpu.Priority.LOW, done::countDown);
          long from = cpu.micros();
          cpu.busy(100_000);
          seen.add(cpu.micros() - from >= 100_000);
        });
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).containsExactly(true, "after");
  }

  @Test
  void theLastTaskRunsAndTheRestIsForgotten() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    cpu.post(
        Cpu.Priority.LOW,
        () -> {
          working.countDown();
          try {
            seen.add(go.await(10, TimeUnit.SECONDS));
          } catch (InterruptedException ended) {
            seen.add(ended);
          }
        });
    assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
    cpu.post(Cpu.Priority.HIGH, () -> seen.add("forgotten"));
    Thread closer = new Thread(() -> seen.add(cpu.end(() -> seen.add("last"), 10_000)));
    closer.start();
    assertThat(cpu.end(() -> seen.add("late"), 1)).isFalse();
    go.countDown();
    closer.join(10_000);
    assertThat(seen).startsWith(true).endsWith(true).doesNotContain("forgotten").hasSize(3);
  }

  @Test
  void closingEndsTheWaitOfABusyProcessor() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    cpu.post(
        Cpu.Priority.LOW,
        () -> {
          working.countDown();
          cpu.busy(3_600_000_000L);
        });
    assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(cpu.end(() -> seen.add("last"), 10_000)).isTrue();
    assertThat(seen).containsExactly("last");
  }
}
