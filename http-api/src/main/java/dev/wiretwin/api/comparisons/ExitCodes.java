package dev.wiretwin.api.comparisons;

import dev.wiretwin.api.compare.Verdict;

/** What a script is told of a verdict. Stateless. */
final class ExitCodes {
  private static final int NOTHING_NEW = 0;
  private static final int NEW = 1;
  private static final int INFRASTRUCTURE = 3;

  private ExitCodes() {}

  static int of(Verdict verdict) {
    return switch (verdict) {
      case NEW -> NEW;
      case INCONCLUSIVE -> INFRASTRUCTURE;
      case SAME, KNOWN, SKIPPED -> NOTHING_NEW;
    };
  }
}
