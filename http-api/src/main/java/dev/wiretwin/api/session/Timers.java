package dev.wiretwin.api.session;

import java.time.Duration;
import java.time.Instant;

/** Time as sessions know it: what it is, and who is called when some of it has passed. */
public interface Timers {
  /** Wall time, for people. */
  Instant now();

  /** Time that only ever goes on, in nanoseconds. */
  long nanos();

  /**
   * Runs the task once that much time has passed, on the timers' own thread: it must not block.
   *
   * @return forgets about it
   */
  Runnable in(Duration time, Runnable task);
}
