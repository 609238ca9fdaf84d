package dev.wiretwin.bridge.virtual.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoardCpuTest {
  private static final int WAIT_SECONDS = 20;

  private final List<String> done = new ArrayList<>();
  private final List<RuntimeException> mishaps = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final BoardCpu cpu = new BoardCpu("test-board", 0.1, mishaps::add);

  @AfterEach
  void close() {
    cpu.close();
  }

  private void awaitEnd() throws InterruptedException {
    assertThat(end.await(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void higherPrioritiesGoFirstAndDueAlarmsBeforeAll() throws InterruptedException {
    cpu.post(
        Cpu.Priority.LOW,
        () -> {
          cpu.post(Cpu.Priority.LOW, end::countDown);
          cpu.post(Cpu.Priority.MEDIUM, () -> done.add("medium"));
          cpu.post(Cpu.Priority.HIGH, () -> done.add("high 1"));
          cpu.post(Cpu.Priority.HIGH, () -> done.add("high 2"));
          cpu.after(0, () -> done.add("alarm"));
        });
    awaitEnd();
    assertThat(done).containsExactly("alarm", "high 1", "high 2", "medium");
  }

  @Test
  void alarmsComeInTheirTimeAndACancelledOneNever() throws InterruptedException {
    cpu.post(
        Cpu.Priority.LOW,
        () -> {
          long started = cpu.micros();
          cpu.after(50_000, end::countDown);
          cpu.after(20_000, () -> done.add(cpu.micros() - started >= 20_000 ? "late" : "early"));
          cpu.after(10_000, () -> done.add("first"));
          cpu.after(15_000, () -> done.add("cancelled")).cancel();
        });
    awaitEnd();
    assertThat(done).containsExactly("first", "late");
    assertThat(cpu.scale()).isEqualTo(0.1);
  }

  @Test
  void aTaskThatThrowsIsToldAndTheNextOneRuns() throws InterruptedException {
    IllegalStateException fault = new IllegalStateException("broken");
    cpu.post(
        Cpu.Priority.HIGH,
        () -> {
          throw fault;
        });
    cpu.post(Cpu.Priority.LOW, end::countDown);
    awaitEnd();
    assertThat(mishaps).containsExactly(fault);
  }

  @Test
  void closingLetsTheTaskInHandFinishAndForgetsTheRest() throws InterruptedException {
    cpu.post(
        Cpu.Priority.HIGH,
        () -> {
          cpu.post(Cpu.Priority.HIGH, () -> done.add("forgotten"));
          cpu.close();
          cpu.post(Cpu.Priority.HIGH, () -> done.add("too late"));
          done.add("finished");
        });
    assertThat(cpu.awaitEnd(TimeUnit.SECONDS.toMillis(WAIT_SECONDS))).isTrue();
    assertThat(done).containsExactly("finished");
  }

  @Test
  void anIdleOneCanBeClosed() throws InterruptedException {
    assertThat(cpu.awaitEnd(1)).isFalse();
    cpu.close();
    assertThat(cpu.awaitEnd(TimeUnit.SECONDS.toMillis(WAIT_SECONDS))).isTrue();
  }
}
