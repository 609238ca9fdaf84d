package dev.wiretwin.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  @Test
  void noThreadKeepsAProcessAlive() throws Exception {
    ScheduledThreadPoolExecutor timer = Threads.timer("alarm");
    assertThat(timer.submit(() -> Thread.currentThread().isDaemon()).get()).isTrue();
    assertThat(timer.submit(() -> Thread.currentThread().getName()).get()).isEqualTo("alarm");
    assertThat(timer.allowsCoreThreadTimeOut()).isTrue();
    timer.shutdownNow();
    // too late is no mistake
    timer.schedule(() -> {}, 0, TimeUnit.SECONDS);
  }

  @Test
  void aPoolHasItsBounds() throws Exception {
    ThreadPoolExecutor pool = Threads.pool("few", 1, 1);
    CountDownLatch end = new CountDownLatch(1);
    try {
      pool.submit(() -> end.await(10, TimeUnit.SECONDS));
      pool.submit(() -> {});
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.submit(() -> {}));
    } finally {
      end.countDown();
      pool.shutdownNow();
    }
  }
}
