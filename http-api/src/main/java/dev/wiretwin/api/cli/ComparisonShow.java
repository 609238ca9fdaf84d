package dev.wiretwin.api.cli;

import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.compare.Compared;
import dev.wiretwin.api.compare.ComparedTarget;
import dev.wiretwin.api.compare.ComparisonRun;
import dev.wiretwin.api.compare.TargetInfo;
import dev.wiretwin.api.compare.Verdict;
import dev.wiretwin.api.run.Choice;
import dev.wiretwin.api.run.JvmRuns;
import dev.wiretwin.api.run.LocalNames;
import dev.wiretwin.bridge.console.BoardTarget;
import dev.wiretwin.core.scenario.Scenario;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Compares the client of the JVM with a board over a suite, tells each comparison as soon as it is
 * there, and says how far it is. On the command's thread only.
 */
final class ComparisonShow {
  private final Choice choice;
  private final PrintWriter err;

  ComparisonShow(Choice choice, PrintWriter err) {
    this.choice = choice;
    this.err = err;
  }

  /**
   * @return all comparisons that were made
   */
  List<Compared> run(BoardTarget board, Consumer<Compared> each) {
    List<Compared> all = new ArrayList<>();
    List<Scenario> scenarios = choice.suite().scenarios();
    try (JvmRuns runs = new JvmRuns(new LocalNames(), Instant.now());
        Progress progress = Progress.on(err, System::nanoTime)) {
      ComparisonRun comparison =
          new ComparisonRun(
              runs,
              List.of(new ComparedTarget(TargetInfo.JVM, runs.jvm()), compared(board)),
              Catalogue.builtIn(),
              System::nanoTime);
      for (Scenario scenario : scenarios) {
        progress.begin(
            "comparing "
                + scenario.name()
                + ", scenario "
                + (all.size() + 1)
                + " of "
                + scenarios.size());
        Compared compared = comparison.compare(scenario);
        all.add(compared);
        each.accept(compared);
      }
    }
    return all;
  }

  private static ComparedTarget compared(BoardTarget board) {
    String name = board.target().name();
    return new ComparedTarget(
        new TargetInfo(name, TargetInfo.Kind.LUA_BOARD, "nodemcu-3.0.0"), board.target());
  }

  /** What the whole comes to. */
  static int exitCode(List<Compared> all) {
    if (all.stream().anyMatch(one -> one.verdict() == Verdict.NEW)) {
      return ExitCode.FAILED;
    }
    return all.stream().anyMatch(one -> one.verdict() == Verdict.INCONCLUSIVE)
        ? ExitCode.INFRASTRUCTURE
        : ExitCode.OK;
  }
}
