package dev.wiretwin.bridge.virtual.line;

/**
 * What goes wrong on one direction of a line. Immutable.
 *
 * @param drop probability per byte that it is lost (VB-61, VB-62)
 * @param dropRun most bytes lost in one go, 1 or more; how many is thrown each time
 * @param flip probability per byte that some of its bits are turned (VB-62)
 * @param repeat probability per chunk, as it leaves the line, that it comes twice (VB-78)
 */
public record WireFaults(double drop, int dropRun, double flip, double repeat) {
  /** All goes well. */
  public static final WireFaults NONE = new WireFaults(0, 1, 0, 0);

  public WireFaults {
    demandProbability(drop);
    demandProbability(flip);
    demandProbability(repeat);
    if (dropRun < 1 || dropRun > 1_000_000) {
      throw new IllegalArgumentException(
          "a run of " + dropRun + " lost bytes: give 1 to 1000000, each run is 1 to so many");
    }
  }

  private static void demandProbability(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a probability of " + value + ": give 0 to 1");
    }
  }

  public WireFaults withDrop(double probability, int longestRun) {
    return new WireFaults(probability, longestRun, flip, repeat);
  }

  public WireFaults withFlip(double probability) {
    return new WireFaults(drop, dropRun, probability, repeat);
  }

  public WireFaults withRepeat(double probability) {
    return new WireFaults(drop, dropRun, flip, probability);
  }
}
