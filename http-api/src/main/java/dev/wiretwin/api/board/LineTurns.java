package dev.wiretwin.api.board;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Who has a board's line: one at a time, and everybody else knows with what. Thread safe. */
final class LineTurns {
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition left = lock.newCondition();
  private final String board;
  private Turn now;

  LineTurns(String board) {
    this.board = board;
  }

  /** The line is somebody's until this is closed. */
  final class Turn implements AutoCloseable {
    private final String doing;
    private final BooleanSupplier asked;

    private Turn(String doing, BooleanSupplier asked) {
      this.doing = doing;
      this.asked = asked;
    }

    String doing() {
      return doing;
    }

    /** Any number of times. */
    @Override
    public void close() {
      lock.lock();
      try {
        if (now == this) {
          now = null;
          left.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** The same for what does not leave before it is done. */
  Turn take(String doing, Duration patience) throws InterruptedException {
    return take(doing, patience, () -> false);
  }

  /**
   * Waits for the line.
   *
   * @param doing what for, as others are told: {@code identifying}
   * @param asked is asked to leave when somebody else wants the line; closes its turn if it can
   * @throws Refusal if the line is not free in time; says what is done with it
   */
  Turn take(String doing, Duration patience, BooleanSupplier asked) throws InterruptedException {
    long rest = patience.toNanos();
    Turn before = null;
    while (true) {
      lock.lockInterruptibly();
      try {
        // who has been asked and stays is waited for
        while (now != null && now == before) {
          if (rest <= 0) {
            throw busy(now.doing);
          }
          rest = left.awaitNanos(rest);
        }
        if (now == null) {
          now = new Turn(doing, asked);
          return now;
        }
        before = now;
      } finally {
        lock.unlock();
      }
      before.asked.getAsBoolean(); // may take a moment, and closes the turn itself
    }
  }

  private Refusal busy(String doing) {
    return new Refusal(
            RefusalCode.BOARD_BUSY,
            board + " is busy " + doing + ": try again, or wait for it with ?wait=10s")
        .with("board", board)
        .with("doing", doing)
        .retryAfter(Duration.ofSeconds(1));
  }

  /** What is done with the line now. */
  Optional<String> doing() {
    lock.lock();
    try {
      return Optional.ofNullable(now).map(turn -> turn.doing);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nobody has the line; false when the time is up. */
  boolean awaitFree(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    lock.lockInterruptibly();
    try {
      for (long rest = patience.toNanos(); now != null; rest = end - System.nanoTime()) {
        if (!left.await(rest, TimeUnit.NANOSECONDS) && now != null) {
          return false;
        }
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
