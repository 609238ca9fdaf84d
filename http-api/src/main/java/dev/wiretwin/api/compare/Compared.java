package dev.wiretwin.api.compare;

import dev.wiretwin.core.scenario.Scenario;
import java.util.List;

/**
 * What came of one scenario, however often it was tried. Immutable.
 *
 * @param targets the first is the reference, from which the others may differ
 * @param attempts all that were made, oldest first; never empty
 */
public record Compared(Scenario scenario, List<TargetInfo> targets, List<Attempt> attempts) {
  public Compared {
    targets = List.copyOf(targets);
    attempts = List.copyOf(attempts);
    if (attempts.isEmpty()) {
      throw new IllegalArgumentException("a comparison has one attempt at least");
    }
  }

  /** The attempt whose verdict counts. */
  public Attempt deciding() {
    return attempts.get(attempts.size() - 1);
  }

  public Verdict verdict() {
    return deciding().verdict();
  }

  /** Whether attempts came to different verdicts. */
  public boolean isFlaky() {
    return attempts.stream().map(Attempt::verdict).distinct().count() > 1;
  }
}
