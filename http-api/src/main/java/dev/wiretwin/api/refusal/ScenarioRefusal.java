package dev.wiretwin.api.refusal;

import dev.wiretwin.core.scenario.ScenarioProblems;
import java.util.List;

/** Tells what is wrong with a scenario, complaint by complaint. Stateless, any thread. */
public final class ScenarioRefusal {
  private ScenarioRefusal() {}

  /**
   * One of the problem's {@code errors}.
   *
   * @param line from 1; left out when it is about the text as a whole
   * @param column from 1; left out likewise
   * @param field such as {@code server[0][2].opcode}; left out likewise
   */
  public record Fault(Integer line, Integer column, String field, String sentence) {
    static Fault of(ScenarioProblems.Complaint one) {
      boolean placed = one.line() > 0;
      return new Fault(
          placed ? one.line() : null,
          placed ? one.column() : null,
          one.path().isEmpty() ? null : one.path(),
          one.sentence());
    }
  }

  public static Refusal of(ScenarioProblems wrong) {
    List<Fault> faults = wrong.complaints().stream().map(Fault::of).toList();
    return new Refusal(RefusalCode.SCENARIO_INVALID, wrong.getMessage(), wrong)
        .with("errors", faults);
  }
}
