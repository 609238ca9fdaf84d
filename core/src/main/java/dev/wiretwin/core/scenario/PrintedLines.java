package dev.wiretwin.core.scenario;

import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * Keeps what a target prints for people, with the time of each line. Bounded: the oldest lines go
 * first, and long ones are cut. Thread safe.
 */
final class PrintedLines {
  static final int MOST_LINES = 2_000;
  static final int LONGEST = 1_000;

  private final LinkedBlockingDeque<Line> lines = new LinkedBlockingDeque<>(MOST_LINES);

  /** Its device time is known when the run is over. */
  private record Line(long now, String text) {}

  /**
   * @param now on the run's clock
   */
  void add(long now, String text) {
    Line line = new Line(now, text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    while (!lines.offer(line)) {
      lines.poll();
    }
  }

  List<Trace.Printed> lines(RunClock clock) {
    return lines.stream()
        .map(line -> new Trace.Printed(clock.device(line.now), line.text))
        .toList();
  }
}
