package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.refusal.RefusalCode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BenchThreadsTest {
  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException ended) {
      return false;
    }
  }

  @Test
  void soMuchIsDoneAtATimeAndNoMoreButTidyingAlwaysIs() {
    CountDownLatch end = new CountDownLatch(1);
    try (BenchThreads threads = new BenchThreads()) {
      for (int i = 0; i < BenchThreads.MOST_WORKS; i++) {
        threads.begin(() -> await(end));
      }
      Benches.refused(RefusalCode.OVERLOADED, "64 things", () -> threads.begin(() -> {}));
      CountDownLatch tidied = new CountDownLatch(1);
      threads.tidy(tidied::countDown);
      assertThat(await(tidied)).isTrue();
      end.countDown();
    }
  }

  @Test
  void whatFailsIsLookedAtAgainAllTheSame() {
    CountDownLatch looks = new CountDownLatch(3);
    try (BenchThreads threads = new BenchThreads()) {
      threads.every(
          Duration.ofMillis(1),
          () -> {
            looks.countDown();
            throw new IllegalStateException("a fault of a test");
          });
      assertThat(await(looks)).isTrue();
      CountDownLatch handled = new CountDownLatch(1);
      threads.handlers().execute(handled::countDown);
      assertThat(await(handled)).isTrue();
    }
  }

  @Test
  void nothingBeginsBehindTheEnd() {
    BenchThreads threads = new BenchThreads();
    threads.close();
    Benches.refused(RefusalCode.SHUTTING_DOWN, "", () -> threads.begin(() -> {}));
  }
}
