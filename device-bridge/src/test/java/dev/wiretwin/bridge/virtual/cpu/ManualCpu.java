package dev.wiretwin.bridge.virtual.cpu;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.PriorityQueue;

/** A processor whose time the test turns by hand. */
public final class ManualCpu implements Cpu {
  private final Map<Priority, ArrayDeque<Runnable>> tasks = new EnumMap<>(Priority.class);
  private final PriorityQueue<Waiting> alarms =
      new PriorityQueue<>(
          Comparator.<Waiting>comparingLong(Waiting::due).thenComparingLong(Waiting::order));
  private long now;
  private long order;

  public ManualCpu() {
    for (Priority priority : Priority.values()) {
      tasks.put(priority, new ArrayDeque<>());
    }
  }

  @Override
  public void post(Priority priority, Runnable task) {
    tasks.get(priority).add(task);
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
    tasks.values().forEach(ArrayDeque::clear);
    last.run();
    return true;
  }

  /** Runs everything that is due now. */
  public void run() {
    advance(0);
  }

  /** Lets device time pass, running what becomes due on its way. */
  public void advance(long micros) {
    long until =
        now + micros; // a busy processor may get beyond; what is due there waits for the next call
    while (true) {
      Waiting first = alarms.peek();
      if (first != null && first.due() <= Math.min(now, until)) {
        alarms.remove().task().run();
      } else if (!runPosted()) {
        if (first == null || first.due() > until) {
          now = Math.max(now, until);
          return;
        }
        now = Math.max(now, first.due());
      }
    }
  }

  private boolean runPosted() {
    for (Priority priority : new Priority[] {Priority.HIGH, Priority.MEDIUM, Priority.LOW}) {
      Runnable task = tasks.get(priority).poll();
      if (task != null) {
        task.run();
        return true;
      }
    }
    return false;
  }

  private record Waiting(long due, long order, Runnable task) {}
}
