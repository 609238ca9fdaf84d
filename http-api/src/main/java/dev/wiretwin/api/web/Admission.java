package dev.wiretwin.api.web;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * How much is let in at a time. Whoever comes when all is taken stands in line, where there is one,
 * and holds no thread meanwhile; when the line is full, too, it is refused at once and told when to
 * come again. Thread safe.
 */
final class Admission {
  /** How many may stand in line for each that is worked on. */
  static final int LINE = 10;

  private static final Duration SOON = Duration.ofSeconds(1);

  private final Limits limits;
  private final Semaphore working;
  private final Semaphore arriving;
  private final Semaphore waiting;
  private final Executor executor;
  private final Queue<Consumer<Permit>> line = new ConcurrentLinkedQueue<>();
  private final AtomicInteger inLine = new AtomicInteger();
  private final int mostInLine;

  /**
   * @param executor runs those who stood in line
   */
  Admission(Limits limits, Executor executor) {
    this.limits = limits;
    working = new Semaphore(limits.working());
    arriving = new Semaphore(limits.arriving());
    waiting = new Semaphore(limits.waiting());
    mostInLine = LINE * limits.working();
    this.executor = executor;
  }

  /** A place that was taken. Giving it back a second time does nothing. */
  static final class Permit implements AutoCloseable {
    /** For what always has a place. */
    static final Permit FREE = new Permit(() -> {});

    private final Runnable giveBack;
    private final AtomicBoolean given = new AtomicBoolean();

    private Permit(Runnable giveBack) {
      this.giveBack = giveBack;
    }

    @Override
    public void close() {
      if (given.compareAndSet(false, true)) {
        giveBack.run();
      }
    }
  }

  /**
   * To be worked on by a thread.
   *
   * @param later runs when there is a place, if there is none now
   * @return the place; empty if there is none yet
   * @throws Refusal if the line is full
   */
  Optional<Permit> work(Consumer<Permit> later) {
    if (line.isEmpty() && working.tryAcquire()) {
      return Optional.of(new Permit(this::next));
    }
    if (inLine.incrementAndGet() > mostInLine) {
      inLine.decrementAndGet();
      throw full("too many requests are being worked on");
    }
    line.add(later);
    serve();
    return Optional.empty();
  }

  private void next() {
    working.release();
    serve();
  }

  private void serve() {
    while (!line.isEmpty() && working.tryAcquire()) {
      Consumer<Permit> first = line.poll();
      if (first == null) {
        working.release();
      } else {
        inLine.decrementAndGet();
        executor.execute(() -> first.accept(new Permit(this::next)));
      }
    }
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
      throw full(sentence);
    }
    return new Permit(places::release);
  }

  private static Refusal full(String sentence) {
    return new Refusal(RefusalCode.OVERLOADED, sentence + ": try again in a moment")
        .retryAfter(SOON);
  }
}
