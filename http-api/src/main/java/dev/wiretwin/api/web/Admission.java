package dev.wiretwin.api.web;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How much is let in at a time; whoever comes when all is taken is refused at once, and told when
 * to come again. Thread safe.
 */
final class Admission {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Limits limits;
  private final Semaphore working;
  private final Semaphore arriving;
  private final Semaphore waiting;

  Admission(Limits limits) {
    this.limits = limits;
    working = new Semaphore(limits.working());
    arriving = new Semaphore(limits.arriving());
    waiting = new Semaphore(limits.waiting());
  }

  /** A place that was taken. Giving it back a second time does nothing. */
  static final class Permit implements AutoCloseable {
    private final Semaphore places;
    private final AtomicBoolean given = new AtomicBoolean();

    private Permit(Semaphore places) {
      this.places = places;
    }

    @Override
    public void close() {
      if (given.compareAndSet(false, true)) {
        places.release();
      }
    }
  }

  /** To be worked on by a thread. */
  Permit work() {
    return take(working, "too many requests are being worked on");
  }

  /** To have its body read. */
  Permit arrival() {
    return take(arriving, "too many requests are arriving");
  }

  /** To wait for something that happens later. */
  Permit await() {
    return take(waiting, "too many requests are waiting");
  }

  /** Requests that a thread works on now. */
  int atWork() {
    return limits.working() - working.availablePermits();
  }

  /** Requests that wait for something now. */
  int inWait() {
    return limits.waiting() - waiting.availablePermits();
  }

  private static Permit take(Semaphore places, String sentence) {
    if (!places.tryAcquire()) {
      throw new Refusal(RefusalCode.OVERLOADED, sentence + ": try again in a moment")
          .retryAfter(SOON);
    }
    return new Permit(places);
  }
}
