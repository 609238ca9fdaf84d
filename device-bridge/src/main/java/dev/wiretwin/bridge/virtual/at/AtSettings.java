package dev.wiretwin.bridge.virtual.at;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What can be chosen about a module before it is switched on. A value.
 *
 * @param baud the rate after a reset, until another one is stored
 * @param chipId the lower three bytes of its address
 * @param without {@code uart}: a build whose AT port is on other pins, so that nothing but the ROM
 *     is heard here (VB-54); {@code websocket}: a build of the last generation without its {@code
 *     WS…} commands, as it is shipped (the others have none anyway)
 * @param diagnostics hears what a real module would not tell
 */
public record AtSettings(
    AtGeneration generation,
    int baud,
    int chipId,
    Set<String> without,
    Consumer<String> diagnostics) {
  /** What may be left out. */
  public static final Set<String> PARTS = Set.of("uart", "websocket");

  public AtSettings {
    if (baud <= 0) {
      throw new IllegalArgumentException("a rate of " + baud + " baud: give 1 or more");
    } else if (!PARTS.containsAll(without)) {
      throw new IllegalArgumentException("only " + PARTS + " can be left out, not " + without);
    }
    without = Set.copyOf(without);
  }

  String mac() {
    return String.format(
        Locale.ROOT,
        "5c:cf:7f:%02x:%02x:%02x",
        chipId >> 16 & 255,
        chipId >> 8 & 255,
        chipId & 255);
  }

  boolean has(String part) {
    return !without.contains(part);
  }
}
