package dev.wiretwin.bridge.virtual.line;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the bytes of all lines of a process with one thread, asleep while none of them is busy.
 * Busy lines are looked after once a millisecond, all at the same moment; fast ones more often. Any
 * thread.
 */
public final class LineWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LineWorker.class);
  private static final long USUAL_GRID_NANOS = 1_000_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Duty> duties = new ArrayList<>();
  private final long epoch = System.nanoTime();
  private final Thread thread;
  private boolean closed;

  /**
   * @param name of the thread
   */
  public LineWorker(String name) {
    thread = new Thread(this::work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Something that has to be looked after now and then. */
  interface Chore {
    /**
     * Does what is due, on the worker's thread.
     *
     * @param now nanoseconds since the worker was made
     * @return when to come back, {@link Long#MAX_VALUE} for when woken
     */
    long serve(long now);
  }

  /** A chore on the worker's list. */
  final class Duty {
    private final Chore chore;
    private long due;
    private volatile long grid = USUAL_GRID_NANOS;

    private Duty(Chore chore) {
      this.chore = chore;
    }

    /** From now on it is served at multiples of that, nanoseconds. */
    void every(long nanos) {
      grid = nanos;
    }

    /** Has the chore served soon. */
    void wake() {
      lock.lock();
      try {
        due = 0;
        changed.signal();
      } finally {
        lock.unlock();
      }
    }

    /** Takes the chore off the list; a look in progress goes on. */
    void end() {
      lock.lock();
      try {
        duties.remove(this);
      } finally {
        lock.unlock();
      }
    }
  }

  /** Nanoseconds since the worker was made. */
  long now() {
    return System.nanoTime() - epoch;
  }

  /** Puts a chore on the list and serves it soon. */
  Duty add(Chore chore) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the line worker is closed: make lines before closing it");
      }
      Duty duty = new Duty(chore);
      duties.add(duty);
      changed.signal();
      return duty;
    } finally {
      lock.unlock();
    }
  }

  boolean isOpen() {
    lock.lock();
    try {
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    List<Duty> ready = new ArrayList<>();
    while (awaitDuties(ready)) {
      for (Duty duty : ready) {
        long next = serve(duty);
        lock.lock();
        try {
          duty.due = Math.min(duty.due, next);
        } finally {
          lock.unlock();
        }
      }
      ready.clear();
    }
  }

  private long serve(Duty duty) {
    try {
      long next = duty.chore.serve(now());
      return next == Long.MAX_VALUE ? next : (next / duty.grid + 1) * duty.grid;
    } catch (RuntimeException fault) {
      LOG.warn("a serial line was given up after an error", fault);
      duty.end();
      return Long.MAX_VALUE;
    }
  }

  /** Waits until something is due and lists it; false when the worker is closed. */
  private boolean awaitDuties(List<Duty> ready) {
    lock.lock();
    try {
      while (!closed) {
        long now = now();
        long next = Long.MAX_VALUE;
        for (Duty duty : duties) {
          if (duty.due <= now) {
            duty.due = Long.MAX_VALUE;
            ready.add(duty);
          }
          next = Math.min(next, duty.due);
        }
        if (!ready.isEmpty()) {
          return true;
        }
        sleep(next == Long.MAX_VALUE ? next : next - now);
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void sleep(long nanos) {
    try {
      if (nanos == Long.MAX_VALUE) {
        changed.await();
      } else {
        changed.awaitNanos(nanos);
      }
    } catch (InterruptedException ended) {
      closed = true;
    }
  }

  /** Ends the thread; lines stay open but carry nothing more. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the thread has ended, at the most so long. */
  public boolean awaitEnd(long millis) throws InterruptedException {
    thread.join(millis);
    return !thread.isAlive();
  }
}
