package dev.wiretwin.api.feed;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Wakes readers when there is something new, together and not too often: a writer never wakes
 * anybody itself, it only asks for the next round. A lone entry is told at once; when many come,
 * the rounds keep their distance, and each reader finds many entries at a time. Thread safe.
 */
final class Wakes {
  /** The most that wait at a time; further ones are refused. */
  static final int MOST = 10_000;

  private static final long DISTANCE = TimeUnit.MILLISECONDS.toNanos(10);

  private final ScheduledExecutorService timer;
  private final Set<CompletableFuture<Void>> waiting = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean due = new AtomicBoolean();
  private volatile long lastRound = System.nanoTime() - DISTANCE;

  /**
   * @param timer its thread does the waking
   */
  Wakes(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /**
   * Complete as soon as there is more, on the timer's thread: whoever has more to do then than to
   * go on, does so elsewhere. To be registered first and looked for entries then, lest one that
   * comes in between is overlooked; and to be {@link #forget}ten by who waits no longer.
   *
   * @throws Refusal {@code OVERLOADED} if too many wait already
   */
  CompletableFuture<Void> next() {
    if (waiting.size() >= MOST) {
      throw new Refusal(RefusalCode.OVERLOADED, "too many wait for news already")
          .retryAfter(Duration.ofSeconds(5));
    }
    CompletableFuture<Void> more = new CompletableFuture<>();
    waiting.add(more);
    return more;
  }

  void forget(CompletableFuture<Void> more) {
    waiting.remove(more);
  }

  /** There is more. Cheap, whoever waits. */
  void grown() {
    if (!waiting.isEmpty() && !due.get() && due.compareAndSet(false, true)) {
      long soonest = lastRound + DISTANCE - System.nanoTime();
      timer.schedule(this::round, Math.max(0, soonest), TimeUnit.NANOSECONDS);
    }
  }

  private void round() {
    due.set(false);
    lastRound = System.nanoTime();
    for (Iterator<CompletableFuture<Void>> all = waiting.iterator(); all.hasNext(); ) {
      CompletableFuture<Void> one = all.next();
      all.remove();
      one.complete(null);
    }
  }

  int waiting() {
    return waiting.size();
  }
}
