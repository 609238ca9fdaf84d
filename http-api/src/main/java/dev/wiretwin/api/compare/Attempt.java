package dev.wiretwin.api.compare;

import dev.wiretwin.core.scenario.ScenarioResult;
import java.util.List;

/**
 * One scenario, run once on each target. Immutable.
 *
 * @param runs in the order of the comparison's targets; the first is the reference
 * @param findings what differs from the reference, each with its explanation if there is one
 * @param sentences why there is nothing to compare; empty when there is
 */
public record Attempt(List<TargetRun> runs, List<Finding> findings, List<String> sentences) {
  public Attempt {
    runs = List.copyOf(runs);
    findings = List.copyOf(findings);
    sentences = List.copyOf(sentences);
  }

  /**
   * What one target did.
   *
   * @param nanos how long it took, real time
   */
  public record TargetRun(ScenarioResult result, long nanos) {}

  public Verdict verdict() {
    if (!sentences.isEmpty()) {
      return Verdict.INCONCLUSIVE;
    } else if (findings.isEmpty()) {
      return Verdict.SAME;
    }
    return findings.stream().allMatch(one -> one.known().isPresent()) ? Verdict.KNOWN : Verdict.NEW;
  }
}
