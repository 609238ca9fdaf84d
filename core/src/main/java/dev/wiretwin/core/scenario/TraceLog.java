package dev.wiretwin.core.scenario;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.LongFunction;

/**
 * Collects what a run's clients see, in the order they see it and within bounds. Thread safe, and
 * readable at any time: also while a target hangs.
 */
final class TraceLog {
  static final int MAX_EVENTS = 100_000;
  static final int MAX_BYTES = 64 << 20;

  private final LinkedBlockingQueue<Seen> seen = new LinkedBlockingQueue<>(MAX_EVENTS);
  private final Semaphore room = new Semaphore(MAX_BYTES);
  private volatile boolean full;

  /** An event that lacks its device time, which is known when the run is over. */
  private record Seen(long now, LongFunction<TraceEvent> event) {}

  /**
   * @param now on the run's clock
   * @param bytes that the event holds
   */
  void add(long now, int bytes, LongFunction<TraceEvent> event) {
    if (!room.tryAcquire(bytes) || !seen.offer(new Seen(now, event))) {
      full = true;
    }
  }

  /** Whether something was left out. */
  boolean isFull() {
    return full;
  }

  List<TraceEvent> events(RunClock clock) {
    return seen.stream().map(one -> one.event.apply(clock.device(one.now))).toList();
  }
}
