package dev.wiretwin.api.compare;

import dev.wiretwin.core.scenario.ScenarioResult;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One scenario, run once on each target. Immutable.
 *
 * @param runs in the order of the comparison's targets; the first is the reference
 * @param findings what differs from the reference, each with its explanation if there is one
 * @param sentences why there is nothing to compare, or not on every target: what broke down, or why
 *     one cannot take the scenario; empty when all were compared
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
  public record TargetRun(ScenarioResult result, long nanos) {
    /** Whether the target took the scenario, and its run came to an end. */
    public boolean isComparable() {
      return !isBroken() && result.verdict() != ScenarioResult.Verdict.NOT_APPLICABLE;
    }

    /** Whether the run broke down, so that nothing is known of the target. */
    public boolean isBroken() {
      return result.verdict() == ScenarioResult.Verdict.INCONCLUSIVE;
    }
  }

  /** Whether this target was compared with the reference. */
  public boolean isCompared(int target) {
    return target > 0 && runs.get(0).isComparable() && runs.get(target).isComparable();
  }

  /** A new divergence of one target counts even if another one broke down. */
  public Verdict verdict() {
    if (findings.stream().anyMatch(one -> one.known().isEmpty())) {
      return Verdict.NEW;
    } else if (runs.stream().anyMatch(TargetRun::isBroken)) {
      return Verdict.INCONCLUSIVE;
    } else if (IntStream.range(1, runs.size()).noneMatch(this::isCompared)) {
      return Verdict.SKIPPED;
    }
    return findings.isEmpty() ? Verdict.SAME : Verdict.KNOWN;
  }
}
