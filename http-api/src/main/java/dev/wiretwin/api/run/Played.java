package dev.wiretwin.api.run;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioResult;
import dev.wiretwin.core.scenario.TraceEvent;
import java.util.List;

/**
 * What came of one scenario. Immutable.
 *
 * @param nanos how long it took
 */
public record Played(Scenario scenario, ScenarioResult result, long nanos) {
  /** How it counts. */
  public enum Outcome {
    PASSED,
    FAILED,
    /** It ran, and nothing says what should have been seen. */
    RECORDED,
    NOT_APPLICABLE,
    INCONCLUSIVE
  }

  /**
   * A recorded vector holds what a firmware did, right or wrong: that is for comparisons, and no
   * measure for a client of the JVM.
   */
  public Outcome outcome() {
    boolean judged = scenario.recorded().isEmpty() || !scenario.expect().isEmpty();
    return switch (result.verdict()) {
      case PASSED -> judged ? Outcome.PASSED : Outcome.RECORDED;
      case FAILED -> judged ? Outcome.FAILED : Outcome.RECORDED;
      case NOT_APPLICABLE -> Outcome.NOT_APPLICABLE;
      case INCONCLUSIVE -> Outcome.INCONCLUSIVE;
    };
  }

  public boolean is(Outcome outcome) {
    return outcome() == outcome;
  }

  /** The close events, in their order. */
  public List<Close> closes() {
    return result.trace().events().stream()
        .filter(TraceEvent.Closed.class::isInstance)
        .map(event -> ((TraceEvent.Closed) event).close())
        .toList();
  }
}
