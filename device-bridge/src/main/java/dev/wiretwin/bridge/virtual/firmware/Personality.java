package dev.wiretwin.bridge.virtual.firmware;

import dev.wiretwin.bridge.virtual.module.ResetReason;

/**
 * What a board is once it has booted, and what its loaders say before that. Outlives resets. On the
 * board's processor only.
 */
public interface Personality {
  /** The console's rate as soon as the firmware knows it. */
  int baud();

  /**
   * What the ROM sends at its own rate.
   *
   * @param loader whether GPIO0 is low: the ROM waits for a program then
   */
  String rom(ResetReason reason, boolean loader);

  /** What the firmware sends before it sets its rate. */
  String loader();

  /**
   * Starts a life.
   *
   * @return ends it
   */
  Runnable begin(Birth birth);
}
