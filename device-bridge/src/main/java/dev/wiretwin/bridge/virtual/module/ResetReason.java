package dev.wiretwin.bridge.virtual.module;

/**
 * Why a board starts anew, as {@code node.bootreason()} and the ROM's boot line tell it.
 *
 * @param raw what the ROM says: 1 power-on, 2 external or software, 4 hardware watchdog
 * @param extended 0 power-on, 1 hardware watchdog, 2 exception, 3 software watchdog, 4 restart, 5
 *     deep-sleep wake, 6 external pin
 * @param exception cause of the exception; meaningful when {@code extended} is 2
 */
public record ResetReason(int raw, int extended, int exception) {
  public static final ResetReason POWER_ON = new ResetReason(1, 0, 0);
  public static final ResetReason HARDWARE_WATCHDOG = new ResetReason(4, 1, 0);
  public static final ResetReason SOFTWARE_WATCHDOG = new ResetReason(2, 3, 0);
  public static final ResetReason RESTART = new ResetReason(2, 4, 0);
  public static final ResetReason RESET_PIN = new ResetReason(2, 6, 0);

  /** A processor exception, such as 28: a load from address 0. */
  public static ResetReason exception(int cause) {
    return new ResetReason(2, 2, cause);
  }
}
