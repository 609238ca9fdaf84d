package dev.wiretwin.bridge.virtual.fault;

import dev.wiretwin.bridge.virtual.module.ResetReason;
import java.util.Locale;

/** The resets one may ask for, by name (VB-11). */
public enum ResetCause {
  /** The reset button, or RTS of the adapter. */
  PIN(ResetReason.RESET_PIN),
  POWER(ResetReason.POWER_ON),
  RESTART(ResetReason.RESTART),
  WATCHDOG(ResetReason.HARDWARE_WATCHDOG),
  SOFT_WATCHDOG(ResetReason.SOFTWARE_WATCHDOG),
  /** A load from an address that is none, the most frequent one. */
  EXCEPTION(ResetReason.exception(28));

  private final ResetReason reason;

  ResetCause(ResetReason reason) {
    this.reason = reason;
  }

  /** Its name in a fault's words. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public ResetReason reason() {
    return reason;
  }
}
