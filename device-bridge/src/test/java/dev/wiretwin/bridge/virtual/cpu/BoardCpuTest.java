package dev.wiretwin.bridge.virtual.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoardCpuTest {
  private static final int WAIT_SECONDS = 20;

  private final List<String> done = new ArrayList<>();
  private final List<RuntimeException> mishaps = new ArrayList<>();
  private final List<Object> seen = Collections.synchronizedList(new ArrayList<>());
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
          // far apart: a busy machine may let this thread wait between two calls
          cpu.after(4_000_000, end::countDown);
          cpu.after(
              2_000_000, () -> done.add(cpu.micros() - started >= 2_000_000 ? "late" : "early"));
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

  @Test
  void aBusyProcessorLetsDeviceTimePassAndRunsNothingElse() throws InterruptedException {
    cpu.post(
        Cpu.Priority.LOW,
        () -> {
          cpu.post(Cpu.Priority.HIGH, () -> seen.add("after"));
          cpu.post(Cpu.Priority.LOW, end::countDown);
          long from = cpu.micros();
          cpu.busy(100_000);
          seen.add(cpu.micros() - from >= 100_000);
        });
    awaitEnd();
    assertThat(seen).containsExactly(true, "after");
  }

  @Test
  void theLastTaskRunsAndTheRestIsForgotten() throws InterruptedException {
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
  void closingEndsTheWaitOfABusyProcessor() throws InterruptedException {
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
