package dev.wiretwin.bridge.virtual.cpu;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A processor that is a thread of its own, asleep while nothing waits. Closing it lets the task in
 * hand finish and forgets the rest.
 */
public final class BoardCpu implements Cpu, AutoCloseable {
  private static final int NANOS_PER_MICRO = 1000;

  /** Lua's patterns recurse in C, as deep as a text is long; untouched pages cost nothing. */
  private static final long STACK_BYTES = 32L << 20;

  /** A thread that gets less than this share of a processor waits for the computer. */
  private static final double LEAST_SHARE = 0.7;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Priority, ArrayDeque<Runnable>> tasks = new EnumMap<>(Priority.class);
  private final PriorityQueue<Waiting> alarms =
      new PriorityQueue<>(
          Comparator.<Waiting>comparingLong(waiting -> waiting.due)
              .thenComparingLong(waiting -> waiting.order));
  private final double scale;
  private final Consumer<RuntimeException> mishap;
  private final Thread thread;
  private final long poweredAt = System.nanoTime();
  private long order;
  private Runnable last;
  private boolean inHand;
  private boolean dozing;
  private long lookedAt;
  private long usedThen;
  private boolean closed;

  /**
   * @param name of the thread
   * @param scale real microseconds per device microsecond, above 0
   * @param mishap hears of a task that threw, on the processor; the next task runs all the same
   */
  public BoardCpu(String name, double scale, Consumer<RuntimeException> mishap) {
    this.scale = scale;
    this.mishap = mishap;
    for (Priority priority : Priority.values()) {
      tasks.put(priority, new ArrayDeque<>());
    }
    thread = new Thread(null, this::work, name, STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void post(Priority priority, Runnable task) {
    lock.lock();
    try {
      if (!closed) {
        tasks.get(priority).add(task);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Alarm after(long micros, Runnable task) {
    lock.lock();
    try {
      Waiting waiting = new Waiting(micros() + micros, order++, task);
      alarms.add(waiting);
      changed.signal();
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long micros() {
    return (long) ((System.nanoTime() - poweredAt) / (NANOS_PER_MICRO * scale));
  }

  @Override
  public double scale() {
    return scale;
  }

  @Override
  public void busy(long micros) {
    long until = System.nanoTime() + (long) (micros * NANOS_PER_MICRO * scale);
    lock.lock();
    try {
      dozing = true;
      long left = until - System.nanoTime();
      while (left > 0 && !closed) {
        changed.awaitNanos(left);
        left = until - System.nanoTime();
      }
    } catch (InterruptedException ended) {
      closed = true;
    } finally {
      dozing = false;
      lock.unlock();
    }
  }

  @Override
  public boolean end(Runnable task, long millis) {
    lock.lock();
    try {
      if (!closed) {
        last = task;
      }
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    try {
      return Thread.currentThread() == thread || awaitEnd(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Tells a computer that has no time for this thread from a device that is at work: true while no
   * task is in hand, and when a task has not been given the computer's processor since the last
   * question. False while the device is {@link #busy}. A task that waits for something else is
   * taken for late; who lets it wait must know better. Any thread.
   */
  public boolean isLate() {
    lock.lock();
    try {
      long now = System.nanoTime();
      long used = used();
      boolean starved = used - usedThen < (now - lookedAt) * LEAST_SHARE;
      lookedAt = now;
      usedThen = used;
      return !inHand || starved && !dozing;
    } finally {
      lock.unlock();
    }
  }

  private long used() {
    return THREADS.isThreadCpuTimeSupported() ? THREADS.getThreadCpuTime(thread.getId()) : 0;
  }

  private void work() {
    for (Runnable task = next(); task != null; task = next()) {
      perform(task);
    }
    if (last != null) {
      perform(last);
    }
  }

  private void perform(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException fault) {
      mishap.accept(fault);
    }
  }

  /** Waits for the next task; null when the processor is closed. */
  private Runnable next() {
    lock.lock();
    try {
      inHand = false;
      while (!closed) {
        Waiting first = alarms.peek();
        long wait = first == null ? Long.MAX_VALUE : first.due - micros();
        if (wait <= 0) {
          inHand = true;
          return alarms.remove().task;
        }
        Runnable task = posted();
        if (task != null) {
          inHand = true;
          return task;
        }
        sleep(wait);
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private Runnable posted() {
    for (Priority priority : new Priority[] {Priority.HIGH, Priority.MEDIUM, Priority.LOW}) {
      Runnable task = tasks.get(priority).poll();
      if (task != null) {
        return task;
      }
    }
    return null;
  }

  private void sleep(long micros) {
    try {
      if (micros == Long.MAX_VALUE) {
        changed.await();
      } else {
        changed.await((long) (micros * NANOS_PER_MICRO * scale) + 1, TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException ended) {
      closed = true;
    }
  }

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

  /** Waits until the task in hand is done, at the most so long. */
  public boolean awaitEnd(long millis) throws InterruptedException {
    thread.join(millis);
    return !thread.isAlive();
  }

  private final class Waiting implements Alarm {
    private final long due;
    private final long order;
    private final Runnable task;

    Waiting(long due, long order, Runnable task) {
      this.due = due;
      this.order = order;
      this.task = task;
    }

    @Override
    public void cancel() {
      lock.lock();
      try {
        alarms.remove(this);
      } finally {
        lock.unlock();
      }
    }
  }
}
