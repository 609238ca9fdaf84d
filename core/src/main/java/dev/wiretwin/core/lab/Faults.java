package dev.wiretwin.core.lab;

import java.util.OptionalLong;

/**
 * Seeded misfortune for what a lab server sends, byte for byte the same for the same seed and the
 * same place of the connection in the order they came. What is sent keeps its order: the end of TCP
 * waits behind delayed bytes.
 *
 * @param seed of all randomness here
 * @param chopTo cuts every write into pieces of 1 to so many bytes; 0 leaves writes whole
 * @param maxDelayMs waits 0 to so many milliseconds of the script before each piece
 * @param finAfterBytes ends the server's direction of TCP after so many sent bytes of a connection;
 *     0 in place of the first
 * @param resetAfterBytes resets TCP after so many sent bytes of a connection; 0 in place of the
 *     first
 */
public record Faults(
    long seed,
    int chopTo,
    long maxDelayMs,
    OptionalLong finAfterBytes,
    OptionalLong resetAfterBytes) {
  /** All goes well. */
  public static final Faults NONE = new Faults(0, 0, 0, OptionalLong.empty(), OptionalLong.empty());

  public Faults {
    if (chopTo < 0
        || maxDelayMs < 0
        || finAfterBytes.orElse(0) < 0
        || resetAfterBytes.orElse(0) < 0) {
      throw new IllegalArgumentException("faults cannot be negative: give 0 or more");
    }
  }
}
