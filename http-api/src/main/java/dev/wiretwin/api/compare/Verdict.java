package dev.wiretwin.api.compare;

/** What a comparison comes to. */
public enum Verdict {
  /** The targets did the same. */
  SAME(1),
  /** Every divergence is explained by the catalogue. */
  KNOWN(2),
  /** At least one divergence is not. */
  NEW(4),
  /** The run itself broke down: nothing is said of any target. */
  INCONCLUSIVE(3),
  /** No two targets can take the scenario: nothing was to be compared, and nothing is wrong. */
  SKIPPED(0);

  private final int weight;

  Verdict(int weight) {
    this.weight = weight;
  }

  /** Whether it counts for more than the other when several come to one. */
  public boolean isWorseThan(Verdict other) {
    return weight > other.weight;
  }
}
