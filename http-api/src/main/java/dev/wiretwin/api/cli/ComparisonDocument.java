package dev.wiretwin.api.cli;

import dev.wiretwin.api.Product;
import dev.wiretwin.api.compare.Compared;
import dev.wiretwin.api.report.ReportDocument;
import dev.wiretwin.api.report.ReportDocument.Options;
import dev.wiretwin.api.report.ReportDocument.Run;
import dev.wiretwin.api.report.ReportDocument.TargetName;
import dev.wiretwin.api.report.Reports;
import dev.wiretwin.api.run.Choice;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Puts what a command compared into one report. For one comparison and one thread. */
final class ComparisonDocument {
  private final Choice choice;
  private final Clock clock;
  private final Instant started;

  /**
   * @param clock tells when it started, which is now, and when it ended
   */
  ComparisonDocument(Choice choice, Clock clock) {
    this.choice = choice;
    this.clock = clock;
    this.started = clock.instant();
  }

  /** The comparison has come to its end. */
  ReportDocument of(List<Compared> all) {
    List<TargetName> targets =
        all.isEmpty() ? List.of() : all.get(0).targets().stream().map(TargetName::of).toList();
    String name = choice.suite().name();
    return ReportDocument.of(
        new Run(
            Product.version(),
            null,
            started.toString(),
            clock.instant().toString(),
            name,
            new Options(1, timeScale(), choice.builtIn() ? name : null),
            targets),
        all.stream().map(Reports::of).toList());
  }

  /** Null unless all scenarios have the same. */
  private Double timeScale() {
    List<Double> scales =
        choice.suite().scenarios().stream().map(one -> one.timeScale()).distinct().toList();
    return scales.size() == 1 ? scales.get(0) : null;
  }
}
