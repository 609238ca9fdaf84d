package dev.wiretwin.bridge.virtual.cpu;

/**
 * The one processor of a virtual board: everything its firmware does happens here, one task at a
 * time. {@link #post} and {@link #end} may be called from any thread, everything else on the
 * processor only.
 *
 * <p>Time is the device's: microseconds since power was applied, never going back, and {@link
 * #scale} real microseconds long each.
 */
public interface Cpu {
  /** Which waiting task runs next: all of a higher priority before any of a lower one. */
  enum Priority {
    LOW,
    MEDIUM,
    HIGH
  }

  /** Runs the task after those of its priority that wait already. Any thread. */
  void post(Priority priority, Runnable task);

  /**
   * Runs the task once, {@code micros} (0 or more) of device time from now. Due alarms go before
   * all posted tasks, the earlier one first.
   */
  Alarm after(long micros, Runnable task);

  /** Device microseconds since power was applied. */
  long micros();

  /**
   * Keeps the processor busy so long, as a loop that counts would: nothing else runs meanwhile, and
   * what becomes due is late.
   */
  void busy(long micros);

  /**
   * Forgets what waits, runs the task as the very last one and waits for it. Any thread.
   *
   * @return whether it has run within that time, real milliseconds
   */
  boolean end(Runnable last, long millis);

  /** Real microseconds per device microsecond: 0.05 is twenty times faster. */
  double scale();

  /** A task that waits for its time. */
  interface Alarm {
    /** Forgets the task if it has not run yet; on the processor only, any number of times. */
    void cancel();
  }
}
