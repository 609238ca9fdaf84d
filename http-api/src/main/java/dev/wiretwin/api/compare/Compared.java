package dev.wiretwin.api.compare;

import dev.wiretwin.core.scenario.Scenario;
import java.util.List;

/**
 * What came of one scenario, however often it was tried. Immutable.
 *
 * @param targets the first is the reference, from which the others may differ
 * @param attempts all that were made, oldest first; never empty
 * @param lookedAgain whether the last attempt was made only because the one before was new: then it
 *     decides. Otherwise the worst does
 */
public record Compared(
    Scenario scenario, List<TargetInfo> targets, List<Attempt> attempts, boolean lookedAgain) {
  public Compared {
    targets = List.copyOf(targets);
    attempts = List.copyOf(attempts);
    if (attempts.isEmpty()) {
      throw new IllegalArgumentException("a comparison has one attempt at least");
    }
  }

  /** Attempts that were all asked for: the worst decides. */
  public Compared(Scenario scenario, List<TargetInfo> targets, List<Attempt> attempts) {
    this(scenario, targets, attempts, false);
  }

  /** The attempt whose verdict counts; of several as bad as each other the last. */
  public Attempt deciding() {
    Attempt last = attempts.get(attempts.size() - 1);
    if (lookedAgain) {
      return last;
    }
    return attempts.stream()
        .reduce(last, (worst, one) -> one.verdict().isWorseThan(worst.verdict()) ? one : worst);
  }

  public Verdict verdict() {
    return deciding().verdict();
  }

  /** Whether attempts came to different verdicts. */
  public boolean isFlaky() {
    return attempts.stream().map(Attempt::verdict).distinct().count() > 1;
  }
}
