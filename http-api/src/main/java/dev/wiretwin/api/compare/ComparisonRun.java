package dev.wiretwin.api.compare;

import dev.wiretwin.api.catalogue.Between;
import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.catalogue.CatalogueEntry;
import dev.wiretwin.api.catalogue.Divergence;
import dev.wiretwin.api.run.JvmRuns;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

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
    return compare(scenario, 1);
  }

  /** As {@link #compare(Scenario, int, CompletableFuture)}, to its end. */
  public Compared compare(Scenario scenario, int repeat) {
    return compare(scenario, repeat, new CompletableFuture<>()).orElseThrow();
  }

  /**
   * Tries it several times, and keeps every attempt. If only once, a new divergence is looked at
   * again before it is believed.
   *
   * @param repeat 1 or more
   * @param stop when this completes, the attempt at hand is given up: its targets are left as they
   *     are, for their owners to end
   * @return what the attempts came to that were whole by then; empty if there were none
   */
  public Optional<Compared> compare(Scenario scenario, int repeat, CompletableFuture<?> stop) {
    List<Attempt> attempts = new ArrayList<>();
    boolean going = true;
    for (int i = 0; i < repeat && going; i++) {
      going = once(scenario, stop).map(attempts::add).orElse(false);
    }
    boolean again = going && repeat == 1 && attempts.get(0).verdict() == Verdict.NEW;
    if (again) {
      again = once(scenario, stop).map(attempts::add).orElse(false);
    }
    return attempts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Compared(scenario, infos(), attempts, again));
  }

  private List<TargetInfo> infos() {
    return targets.stream().map(ComparedTarget::info).toList();
  }

  private Optional<Attempt> once(Scenario scenario, CompletableFuture<?> stop) {
    List<Attempt.TargetRun> done = new ArrayList<>();
    for (ComparedTarget one : targets) {
      long start = nanoClock.getAsLong();
      CompletableFuture<ScenarioResult> running =
          stop.isDone() ? new CompletableFuture<>() : runs.run(scenario, one.target());
      CompletableFuture.anyOf(running, stop).join();
      if (!running.isDone()) {
        return Optional.empty();
      }
      done.add(new Attempt.TargetRun(running.join(), nanoClock.getAsLong() - start));
    }
    return Optional.of(attempt(scenario, done));
  }

  private Attempt attempt(Scenario scenario, List<Attempt.TargetRun> done) {
    List<String> sentences = new ArrayList<>();
    for (Attempt.TargetRun run : done) {
      if (!run.isComparable()) {
        ScenarioResult result = run.result();
        sentences.add(result.trace().target() + ": " + String.join("; ", result.sentences()));
      }
    }
    List<Finding> findings = new ArrayList<>();
    Attempt bare = new Attempt(done, findings, sentences);
    for (int i = 1; i < done.size(); i++) {
      if (bare.isCompared(i)) {
        findings.addAll(findings(scenario, i, done.get(0).result(), done.get(i).result()));
      }
    }
    return new Attempt(done, findings, sentences);
  }

  private List<Finding> findings(
      Scenario scenario, int target, ScenarioResult reference, ScenarioResult other) {
    TargetInfo first = targets.get(0).info();
    TargetInfo second = targets.get(target).info();
    Equivalence aside = Equivalence.of(scenario, first, second);
    List<Divergence> found = new Differ(aside).differences(reference.trace(), other.trace());
    Between whom =
        new Between(scenario.name(), first.firmware(), second.firmware(), aside.toleranceMs());
    List<Optional<CatalogueEntry>> known = catalogue.explain(whom, found);
    return IntStream.range(0, found.size())
        .mapToObj(i -> new Finding(target, found.get(i), known.get(i)))
        .toList();
  }
}
