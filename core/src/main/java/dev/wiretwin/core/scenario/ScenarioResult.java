package dev.wiretwin.core.scenario;

import java.util.List;

/**
 * What came of one scenario on one target. Immutable.
 *
 * @param scenario its name
 * @param sentences what was not as expected, or why there is nothing to say; empty when it passed
 * @param trace what was seen, as far as the run came
 */
public record ScenarioResult(
    String scenario, Verdict verdict, List<String> sentences, Trace trace) {
  public ScenarioResult {
    sentences = List.copyOf(sentences);
  }

  /** How a scenario ended. */
  public enum Verdict {
    /** Everything expected was seen, and no step failed unexpectedly. */
    PASSED,
    /** Something expected was not seen, or a step failed: the target is to blame. */
    FAILED,
    /** The target cannot take these steps. */
    NOT_APPLICABLE,
    /** The run itself broke down: nothing is known about the target. */
    INCONCLUSIVE
  }
}
