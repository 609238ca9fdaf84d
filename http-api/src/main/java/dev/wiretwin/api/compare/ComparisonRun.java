package dev.wiretwin.api.compare;

import dev.wiretwin.api.run.JvmRuns;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioResult;
import dev.wiretwin.core.scenario.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Runs scenarios on the client of the JVM and on another target, each against a lab server of its
 * own, and compares. Blocks its caller; for one thread.
 */
public final class ComparisonRun {
  private final JvmRuns runs;
  private final Target board;
  private final Catalogue catalogue;

  public ComparisonRun(JvmRuns runs, Target board, Catalogue catalogue) {
    this.runs = runs;
    this.board = board;
    this.catalogue = catalogue;
  }

  /** A lone new divergence is looked at twice before it is believed. */
  public Compared compare(Scenario scenario) {
    Compared compared = once(scenario);
    return compared.verdict() == Compared.Verdict.NEW ? once(scenario) : compared;
  }

  private Compared once(Scenario scenario) {
    Supplier<CompletableFuture<ScenarioResult>> onBoard = () -> runs.run(scenario, board);
    CompletableFuture<ScenarioResult> jvm = runs.run(scenario);
    // they share nothing but the machine, unless both want the same port
    CompletableFuture<ScenarioResult> other =
        scenario.listenPort().isPresent() ? jvm.thenCompose(done -> onBoard.get()) : onBoard.get();
    return compared(scenario, jvm.join(), other.join());
  }

  private Compared compared(Scenario scenario, ScenarioResult jvm, ScenarioResult other) {
    List<String> sentences = new ArrayList<>();
    for (ScenarioResult result : List.of(jvm, other)) {
      if (result.verdict() == ScenarioResult.Verdict.INCONCLUSIVE
          || result.verdict() == ScenarioResult.Verdict.NOT_APPLICABLE) {
        sentences.add(result.trace().target() + ": " + String.join("; ", result.sentences()));
      }
    }
    if (!sentences.isEmpty()) {
      return new Compared(scenario, jvm, other, List.of(), sentences);
    }
    List<Compared.Finding> findings =
        new Differ(Equivalence.at(scenario.timeScale()))
            .differences(jvm.trace(), other.trace()).stream()
                .map(one -> new Compared.Finding(one, catalogue.explain(scenario.name(), one)))
                .toList();
    return new Compared(scenario, jvm, other, findings, List.of());
  }
}
