package dev.wiretwin.core.testkit;

import dev.wiretwin.core.engine.Outboxes;
import dev.wiretwin.core.transport.Loop;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A loop whose clock the test turns by hand: nothing runs but in {@link #run} and {@link #advance}.
 * For one thread.
 */
public final class ManualLoop implements Loop {
  private static final int KEY_BYTES = 16;

  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
  private final PriorityQueue<Alarm> alarms =
      new PriorityQueue<>(Comparator.comparingLong(Alarm::at).thenComparingLong(Alarm::number));
  private final Outboxes outboxes = new Outboxes();
  private final SplittableRandom random = new SplittableRandom(1);
  private long now;
  private long alarmsSet;
  private boolean running;

  private record Alarm(long at, long number, Runnable task) {}

  /** Runs what is waiting, and what that adds. */
  public void run() {
    running = true;
    for (Runnable task; (task = tasks.poll()) != null; ) {
      task.run();
    }
    running = false;
  }

  /** Turns the clock forward, stopping at each alarm on the way. */
  public void advance(long nanos) {
    long end = now + nanos;
    run();
    for (Alarm next; (next = alarms.peek()) != null && next.at <= end; ) {
      alarms.remove();
      now = next.at;
      tasks.add(next.task);
      run();
    }
    now = end;
  }

  /** Alarms that would still ring. */
  public int alarms() {
    return alarms.size();
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public Timer schedule(long delayNanos, Runnable task) {
    Alarm alarm = new Alarm(now + delayNanos, alarmsSet++, task);
    alarms.add(alarm);
    return () -> alarms.remove(alarm);
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public boolean isCurrent() {
    return running;
  }

  @Override
  public Outboxes outboxes() {
    return outboxes;
  }

  @Override
  public int maskKey() {
    return random.nextInt();
  }

  @Override
  public String handshakeKey() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
