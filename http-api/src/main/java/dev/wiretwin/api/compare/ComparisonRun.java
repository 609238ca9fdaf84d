package dev.wiretwin.api.compare;

import dev.wiretwin.api.run.JvmRuns;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Runs scenarios on two or more targets in turn, each against a lab server of its own, and compares
 * the others with the first. Blocks its caller; for one thread.
 */
public final class ComparisonRun {
  private final JvmRuns runs;
  private final List<ComparedTarget> targets;
  private final Catalogue catalogue;
  private final LongSupplier nanoClock;

  /**
   * @param targets the first is the reference
   * @param nanoClock measures the runs
   */
  public ComparisonRun(
      JvmRuns runs, List<ComparedTarget> targets, Catalogue catalogue, LongSupplier nanoClock) {
    if (targets.size() < 2) {
      throw new IllegalArgumentException("a comparison needs two targets at least");
    }
    this.runs = runs;
    this.targets = List.copyOf(targets);
    this.catalogue = catalogue;
    this.nanoClock = nanoClock;
  }

  /** A lone new divergence is looked at twice before it is believed. */
  public Compared compare(Scenario scenario) {
    List<Attempt> attempts = new ArrayList<>();
    attempts.add(once(scenario));
    if (attempts.get(0).verdict() == Verdict.NEW) {
      attempts.add(once(scenario));
    }
    return new Compared(scenario, targets.stream().map(ComparedTarget::info).toList(), attempts);
  }

  private Attempt once(Scenario scenario) {
    List<Attempt.TargetRun> done = new ArrayList<>();
    for (ComparedTarget one : targets) {
      long start = nanoClock.getAsLong();
      ScenarioResult result = runs.run(scenario, one.target()).join();
      done.add(new Attempt.TargetRun(result, nanoClock.getAsLong() - start));
    }
    return attempt(scenario, done);
  }

  private Attempt attempt(Scenario scenario, List<Attempt.TargetRun> done) {
    List<String> sentences = new ArrayList<>();
    for (Attempt.TargetRun run : done) {
      ScenarioResult result = run.result();
      if (result.verdict() == ScenarioResult.Verdict.INCONCLUSIVE
          || result.verdict() == ScenarioResult.Verdict.NOT_APPLICABLE) {
        sentences.add(result.trace().target() + ": " + String.join("; ", result.sentences()));
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 1; i < done.size() && sentences.isEmpty(); i++) {
      findings.addAll(findings(scenario, i, done.get(0).result(), done.get(i).result()));
    }
    return new Attempt(done, findings, sentences);
  }

  private List<Finding> findings(
      Scenario scenario, int target, ScenarioResult reference, ScenarioResult other) {
    return new Differ(Equivalence.at(scenario.timeScale()))
        .differences(reference.trace(), other.trace()).stream()
            .map(one -> new Finding(target, one, catalogue.explain(scenario.name(), one)))
            .toList();
  }
}
