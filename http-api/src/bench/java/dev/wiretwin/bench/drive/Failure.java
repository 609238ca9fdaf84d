package dev.wiretwin.bench.drive;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Carries the first thing that went wrong from a library's thread to the measuring one. */
final class Failure {
  private final CountDownLatch happened = new CountDownLatch(1);
  private volatile Throwable cause;

  void report(Throwable first) {
    if (cause == null) {
      cause = first;
    }
    happened.countDown();
  }

  /** Lets time pass; throws as soon as a failure is known. */
  void watch(Duration time) throws InterruptedException {
    if (happened.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IllegalStateException("the connection failed", cause);
    }
  }

  /** Waits for the latch, but not beyond a failure or the limit. */
  void await(CountDownLatch done, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!done.await(100, TimeUnit.MILLISECONDS)) {
      watch(Duration.ZERO);
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("nothing came back within " + limit);
      }
    }
  }
}
