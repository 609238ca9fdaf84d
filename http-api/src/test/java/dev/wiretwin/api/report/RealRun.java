package dev.wiretwin.api.report;

import dev.wiretwin.api.board.BoardProcess;
import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.compare.ComparedTarget;
import dev.wiretwin.api.compare.ComparisonRun;
import dev.wiretwin.api.compare.TargetInfo;
import dev.wiretwin.api.run.Choice;
import dev.wiretwin.api.run.JvmRuns;
import dev.wiretwin.api.run.LocalNames;
import dev.wiretwin.bridge.console.BoardTarget;
import dev.wiretwin.core.scenario.Scenario;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The report of a comparison that really took place, made once for all tests that read it. */
final class RealRun {
  private static final double PACE = 0.1;
  private static final int BAUD = 921_600;
  private static final Set<String> SCENARIOS =
      Set.of("echo", "closed-by-server", "bad-answers", "broken");

  private RealRun() {}

  static ReportDocument document() throws Exception {
    return Holder.DOCUMENT;
  }

  private static final class Holder {
    static final ReportDocument DOCUMENT = compare();
  }

  private static ReportDocument compare() {
    Instant started = Instant.now();
    List<ScenarioReport> reports = new ArrayList<>();
    TargetInfo info = new TargetInfo("board:virt0", TargetInfo.Kind.LUA_BOARD, "nodemcu-3.0.0");
    try (BoardProcess process = BoardProcess.start(BAUD, PACE);
        BoardTarget board = BoardTarget.open(process.port(), BAUD, true, System::nanoTime);
        JvmRuns runs = new JvmRuns(new LocalNames(), started)) {
      ComparisonRun run =
          new ComparisonRun(
              runs,
              List.of(
                  new ComparedTarget(TargetInfo.JVM, runs.jvm()),
                  new ComparedTarget(info, board.target())),
              Catalogue.builtIn(),
              System::nanoTime);
      for (Scenario one : Choice.of("suite:smoke").withTimeScale(PACE).suite().scenarios()) {
        if (SCENARIOS.contains(one.name())) {
          reports.add(Reports.of(run.compare(one)));
        }
      }
    } catch (IOException | Choice.Unknown none) {
      throw new IllegalStateException("no comparison took place", none);
    }
    return ReportDocument.of(
        new ReportDocument.Run(
            "1.2.3",
            null,
            started.toString(),
            Instant.now().toString(),
            "smoke",
            new ReportDocument.Options(1, PACE, "smoke"),
            List.of(
                ReportDocument.TargetName.of(TargetInfo.JVM), ReportDocument.TargetName.of(info))),
        reports);
  }
}
