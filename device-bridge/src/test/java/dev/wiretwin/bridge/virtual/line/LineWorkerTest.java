package dev.wiretwin.bridge.virtual.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LineWorkerTest {
  private final LineWorker worker = new LineWorker("lines under test");
  private final BlockingQueue<Long> served = new LinkedBlockingQueue<>();

  @AfterEach
  void end() throws InterruptedException {
    worker.close();
    assertThat(worker.awaitEnd(5000)).isTrue();
  }

  private Long next() throws InterruptedException {
    return served.poll(10, TimeUnit.SECONDS);
  }

  private long record(long now, long again) {
    served.add(now);
    return again;
  }

  @Test
  void aChoreIsServedOnceAndThenWhenWoken() throws InterruptedException {
    LineWorker.Duty duty = worker.add(now -> record(now, Long.MAX_VALUE));
    assertThat(next()).isNotNull();
    assertThat(served.poll(30, TimeUnit.MILLISECONDS)).isNull();
    duty.wake();
    assertThat(next()).isNotNull();
  }

  @Test
  void aChoreIsServedNotBeforeTheTimeItAskedFor() throws InterruptedException {
    worker.add(now -> record(now, now + 5_000_000));
    long first = next();
    long second = next();
    assertThat(second - first).isGreaterThanOrEqualTo(5_000_000);
    assertThat(next() - second).isGreaterThanOrEqualTo(5_000_000);
  }

  @Test
  void aChoreIsServedAtMultiplesOfItsOwnTime() throws InterruptedException {
    long grid = 40_000_000;
    LineWorker.Duty duty = worker.add(now -> record(now, now + 1));
    duty.every(grid);
    next(); // maybe before that
    next();
    for (int i = 0; i < 3; i++) {
      long before = next();
      assertThat(next()).isGreaterThanOrEqualTo((before / grid + 1) * grid);
    }
  }

  @Test
  void aWakeDuringServiceIsNotForgotten() throws InterruptedException {
    CountDownLatch inService = new CountDownLatch(1);
    CountDownLatch woken = new CountDownLatch(1);
    LineWorker.Duty duty =
        worker.add(
            now -> {
              inService.countDown();
              try {
                woken.await(10, TimeUnit.SECONDS);
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
              return record(now, Long.MAX_VALUE);
            });
    assertThat(inService.await(10, TimeUnit.SECONDS)).isTrue();
    duty.wake();
    woken.countDown();
    assertThat(next()).isNotNull();
    assertThat(next()).isNotNull();
  }

  @Test
  void aChoreThatFailsIsGivenUpAndTheOthersGoOn() throws InterruptedException {
    worker.add(
        now -> {
          served.add(-1L);
          throw new IllegalStateException("broken");
        });
    assertThat(next()).isEqualTo(-1L);
    LineWorker.Duty other = worker.add(now -> record(now, Long.MAX_VALUE));
    assertThat(next()).isNotNegative();
    other.wake();
    assertThat(next()).isNotNegative();
  }

  @Test
  void anEndedChoreIsNotServed() throws InterruptedException {
    LineWorker.Duty duty = worker.add(now -> record(now, Long.MAX_VALUE));
    assertThat(next()).isNotNull();
    duty.end();
    duty.wake();
    assertThat(served.poll(30, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void aClosedWorkerTakesNoChores() {
    worker.close();
    assertThat(worker.isOpen()).isFalse();
    assertThatThrownBy(() -> worker.add(now -> now)).hasMessageContaining("before closing it");
  }
}
