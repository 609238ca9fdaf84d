package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A processor whose time the test turns, and which hands it back after each task that used it up:
 * what goes on beside the board is never late, and neither is an alarm for the tasks that wait.
 */
final class SlicedCpu implements Cpu {
  private static final Priority[] FIRST_TO_LAST = {Priority.HIGH, Priority.MEDIUM, Priority.LOW};

  private final ArrayDeque<Runnable> high = new ArrayDeque<>();
  private final ArrayDeque<Runnable> medium = new ArrayDeque<>();
  private final ArrayDeque<Runnable> low = new ArrayDeque<>();
  private final PriorityQueue<Waiting> alarms =
      new PriorityQueue<>(
          Comparator.<Waiting>comparingLong(Waiting::due).thenComparingLong(Waiting::order));
  private long now;
  private long order;

  private record Waiting(long due, long order, Runnable task) {}

  private ArrayDeque<Runnable> tasks(Priority priority) {
    return switch (priority) {
      case HIGH -> high;
      case MEDIUM -> medium;
      case LOW -> low;
    };
  }

  @Override
  public void post(Priority priority, Runnable task) {
    tasks(priority).add(task);
  }

  @Override
  public Alarm after(long micros, Runnable task) {
    Waiting waiting = new Waiting(now + micros, order++, task);
    alarms.add(waiting);
    return () -> alarms.remove(waiting);
  }

  @Override
  public long micros() {
    return now;
  }

  @Override
  public double scale() {
    return 1;
  }

  @Override
  public void busy(long micros) {
    now += micros;
  }

  @Override
  public boolean end(Runnable last, long millis) {
    alarms.clear();
    for (Priority priority : FIRST_TO_LAST) {
      tasks(priority).clear();
    }
    last.run();
    return true;
  }

  /** Lets at least so much time pass, running what is due on the way. */
  void advance(long micros) {
    long until = now + micros;
    while (now < until) {
      Runnable next = next();
      if (next != null) {
        next.run();
      } else if (alarms.isEmpty()) {
        now = until;
      } else {
        now = Math.min(until, alarms.peek().due());
      }
    }
  }

  private Runnable next() {
    if (!alarms.isEmpty() && alarms.peek().due() <= now) {
      return alarms.remove().task();
    }
    for (Priority priority : FIRST_TO_LAST) {
      Runnable task = tasks(priority).poll();
      if (task != null) {
        return task;
      }
    }
    return null;
  }
}
