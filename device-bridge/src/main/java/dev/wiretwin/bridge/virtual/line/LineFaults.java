package dev.wiretwin.bridge.virtual.line;

/**
 * What goes wrong on a serial line, byte for byte the same for the same seed and the same bytes.
 * Immutable.
 *
 * @param seed of all throws here
 * @param toBoard faults of what the host sends
 * @param toHost faults of what the board sends
 * @param stallMillis from when this is put into force, the board's processor takes nothing from the
 *     receiver for so long (VB-72)
 * @param cutAfterBytes the board falls silent after so many bytes, counted from when this is put
 *     into force, and whoever asked for it is told (VB-63); 0 for never
 */
public record LineFaults(
    long seed, WireFaults toBoard, WireFaults toHost, long stallMillis, long cutAfterBytes) {
  /** All goes well. */
  public static final LineFaults DEFAULT =
      new LineFaults(0, WireFaults.NONE, WireFaults.NONE, 0, 0);

  private static final long LONGEST_STALL = 3_600_000;

  public LineFaults {
    if (stallMillis < 0 || stallMillis > LONGEST_STALL) {
      throw new IllegalArgumentException(
          "a stall of " + stallMillis + " ms: give 0 to " + LONGEST_STALL);
    }
    if (cutAfterBytes < 0) {
      throw new IllegalArgumentException(
          "a cut after byte " + cutAfterBytes + ": give 1 or more, or 0 for none");
    }
  }

  public LineFaults withSeed(long value) {
    return new LineFaults(value, toBoard, toHost, stallMillis, cutAfterBytes);
  }

  public LineFaults withToBoard(WireFaults faults) {
    return new LineFaults(seed, faults, toHost, stallMillis, cutAfterBytes);
  }

  public LineFaults withToHost(WireFaults faults) {
    return new LineFaults(seed, toBoard, faults, stallMillis, cutAfterBytes);
  }

  public LineFaults withStallMillis(long millis) {
    return new LineFaults(seed, toBoard, toHost, millis, cutAfterBytes);
  }

  public LineFaults withCutAfterBytes(long bytes) {
    return new LineFaults(seed, toBoard, toHost, stallMillis, bytes);
  }
}
