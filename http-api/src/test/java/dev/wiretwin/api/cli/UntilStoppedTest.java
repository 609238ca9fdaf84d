package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UntilStoppedTest {
  private final List<String> cleaned = new CopyOnWriteArrayList<>();
  private final List<String> ready = new CopyOnWriteArrayList<>();
  private final UntilStopped command = new UntilStopped(() -> cleaned.add("up"));

  @Test
  void anInterruptedCommandCleansUpOnceAndReturns() throws InterruptedException {
    Thread holder = new Thread(() -> command.hold(() -> ready.add("ready")));
    holder.start();
    holder.interrupt();
    holder.join();
    assertThat(cleaned).containsExactly("up");
    assertThat(ready).containsExactly("ready");
  }

  @Test
  void theEndOfTheProcessCleansUpFirstAndThenLetsTheCommandGo() throws InterruptedException {
    Thread holder = new Thread(() -> command.hold(() -> ready.add("ready")));
    holder.start();
    command.stop();
    holder.join();
    assertThat(cleaned).containsExactly("up");
  }

  @Test
  void whatDoesNotEndIsLeft() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    UntilStopped stuck = new UntilStopped(() -> await(never), Duration.ofMillis(20));
    stuck.stop();
    assertThat(never.getCount()).isEqualTo(1);
    never.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
