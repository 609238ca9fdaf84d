package dev.wiretwin.api.board;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.store.KeptLeases.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Those who wait for a board: first come, first served, and nobody for ever. Thread safe; holds no
 * thread.
 */
final class LeaseQueue {
  static final int MOST_WAITING = 64;

  private final ReentrantLock lock = new ReentrantLock();
  private final Clock clock;
  private final Leases leases;
  private final Map<String, ArrayDeque<Waiting>> queues = new HashMap<>();

  private record Waiting(
      String board, LeaseWish wish, Instant end, CompletableFuture<Lease> outcome) {}

  LeaseQueue(Clock clock, Leases leases) {
    this.clock = clock;
    this.leases = leases;
  }

  /**
   * A lease now, or as soon as it is this one's turn.
   *
   * @return fails with the {@link Refusal} that holds when the time is up
   * @throws Refusal if there is none now and nobody wants to wait, or too many wait already
   */
  CompletableFuture<Lease> lease(String board, LeaseWish wish, Duration wait) {
    lock.lock();
    try {
      ArrayDeque<Waiting> queue = queues.computeIfAbsent(board, id -> new ArrayDeque<>());
      if (queue.isEmpty()) {
        try {
          return CompletableFuture.completedFuture(leases.grant(board, wish));
        } catch (Refusal notNow) {
          if (wait.isZero() || !isTemporary(notNow)) {
            throw notNow;
          }
        }
      } else if (queue.size() >= MOST_WAITING || wait.isZero()) {
        throw new Refusal(
                wait.isZero() ? RefusalCode.BOARD_BUSY : RefusalCode.TOO_MANY,
                queue.size() + " others wait for " + board + " already: wait, too, or come later")
            .with("board", board)
            .retryAfter(Duration.ofSeconds(1));
      }
      Waiting mine =
          new Waiting(board, wish, clock.instant().plus(wait), new CompletableFuture<>());
      queue.add(mine);
      return mine.outcome();
    } finally {
      lock.unlock();
    }
  }

  private static boolean isTemporary(Refusal refusal) {
    return refusal.code() == RefusalCode.BOARD_LEASED || refusal.code() == RefusalCode.BOARD_BUSY;
  }

  /** The board may be to be had: the next one's turn. */
  void freed(String board) {
    Waiting next = null;
    Lease granted = null;
    lock.lock();
    try {
      ArrayDeque<Waiting> queue = queues.get(board);
      if (queue == null || queue.isEmpty()) {
        return;
      }
      granted = leases.grant(board, queue.peek().wish());
      next = queue.remove();
    } catch (Refusal notYet) {
      return; // it is told again when the board is free, or when the time is up
    } finally {
      lock.unlock();
    }
    next.outcome().complete(granted);
  }

  /** Whose time is up goes. To be called again and again. */
  void tick() {
    Instant now = clock.instant();
    List<Waiting> late = new ArrayList<>();
    lock.lock();
    try {
      for (ArrayDeque<Waiting> queue : queues.values()) {
        queue.stream().filter(waiting -> !now.isBefore(waiting.end())).forEach(late::add);
        queue.removeAll(late);
      }
    } finally {
      lock.unlock();
    }
    late.forEach(this::disappoint);
  }

  private void disappoint(Waiting late) {
    try {
      late.outcome().complete(leases.grant(late.board(), late.wish()));
    } catch (Refusal still) {
      late.outcome().completeExceptionally(still);
    }
  }

  /** Nobody gets anything any more. */
  void end(Refusal why) {
    List<Waiting> all = new ArrayList<>();
    lock.lock();
    try {
      queues.values().forEach(all::addAll);
      queues.clear();
    } finally {
      lock.unlock();
    }
    all.forEach(waiting -> waiting.outcome().completeExceptionally(why));
  }
}
