package dev.wiretwin.bridge.virtual.lua;

import java.util.function.LongSupplier;

/**
 * Decides when a script has had the processor too long. It bites only when both the device's time
 * and the number of executed instructions are beyond their limits, so that a slow computer alone
 * does not make it. On the board's processor only. Source: the SDK's software watchdog, VB-34.
 */
public final class Watchdog {
  /** Device microseconds that one piece of a script may take. */
  public static final long LIMIT_MICROS = 500_000;

  /** Instructions that even the slowest computer lets a script execute. */
  public static final long LEAST_INSTRUCTIONS = 2_000_000;

  private final LongSupplier micros;
  private final long limit;
  private final long least;
  private long fedAt;
  private long executed;

  /**
   * @param micros the device's time
   */
  public Watchdog(LongSupplier micros) {
    this(micros, LIMIT_MICROS, LEAST_INSTRUCTIONS);
  }

  /**
   * @param limit in microseconds of the device
   * @param least instructions
   */
  public Watchdog(LongSupplier micros, long limit, long least) {
    this.micros = micros;
    this.limit = limit;
    this.least = least;
  }

  /** Starts counting anew ({@code tmr.wdclr()}). */
  public void feed() {
    fedAt = micros.getAsLong();
    executed = 0;
  }

  /** Whether it bites, now that so many more instructions were executed. */
  boolean bites(long instructions) {
    executed += instructions;
    return executed >= least && micros.getAsLong() - fedAt >= limit;
  }
}
