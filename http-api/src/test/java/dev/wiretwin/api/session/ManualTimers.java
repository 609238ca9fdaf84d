package dev.wiretwin.api.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that passes when a test says so. */
final class ManualTimers implements Timers {
  static final Instant BEGIN = Instant.parse("2026-11-30T10:00:00Z");

  private final List<Due> due = new ArrayList<>();
  private Duration passed = Duration.ZERO;

  private record Due(Duration at, Runnable task) {}

  @Override
  public Instant now() {
    return BEGIN.plus(passed);
  }

  @Override
  public long nanos() {
    return passed.toNanos();
  }

  @Override
  public Runnable in(Duration time, Runnable task) {
    Due one = new Due(passed.plus(time), task);
    due.add(one);
    return () -> due.remove(one);
  }

  /** Everything that is due meanwhile is done, in its order and at its time. */
  void pass(Duration time) {
    Duration end = passed.plus(time);
    for (Due next = next(end); next != null; next = next(end)) {
      due.remove(next);
      passed = next.at;
      next.task.run();
    }
    passed = end;
  }

  private Due next(Duration end) {
    return due.stream()
        .filter(one -> one.at.compareTo(end) <= 0)
        .min(Comparator.comparing(Due::at))
        .orElse(null);
  }

  /** How many tasks wait for their time. */
  int waiting() {
    return due.size();
  }
}
