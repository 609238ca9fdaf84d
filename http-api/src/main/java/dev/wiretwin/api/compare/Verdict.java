package dev.wiretwin.api.compare;

/** What a comparison comes to. */
public enum Verdict {
  /** The targets did the same. */
  SAME,
  /** Every divergence is explained by the catalogue. */
  KNOWN,
  /** At least one divergence is not. */
  NEW,
  /** The run itself broke down: nothing is said of any target. */
  INCONCLUSIVE
}
