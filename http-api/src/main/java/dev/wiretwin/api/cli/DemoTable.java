package dev.wiretwin.api.cli;

import dev.wiretwin.api.run.DocumentedStatus;
import dev.wiretwin.api.run.Played;
import dev.wiretwin.api.run.Played.Outcome;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.scenario.Suite;
import java.io.PrintWriter;

/**
 * Draws the demo for people: what a scenario does, and below it each close event that the client
 * gave, beside what the documentation means by its status. On the command's thread only.
 */
final class DemoTable implements Report {
  private static final String TITLE = "%-9s %s%n";
  private static final String CLOSE = "%15s  %-34s %s%n";
  private static final String MORE = " ".repeat(10) + "%s%n";

  private final PrintWriter out;

  DemoTable(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void head(Suite suite) {
    out.printf(CLOSE, "status", "documented meaning", "what the client said");
    out.printf(CLOSE, "──────", "─".repeat(33), "─".repeat(42));
    out.flush();
  }

  @Override
  public void row(Played played) {
    out.printf(
        TITLE,
        verdict(played.outcome()),
        played.scenario().name() + ": " + played.scenario().title());
    for (Close close : played.closes()) {
      out.printf(
          CLOSE,
          close.status(),
          DocumentedStatus.meaningOf(close.status()),
          SafeText.of(close.sentence()));
    }
    played.result().sentences().forEach(one -> out.printf(MORE, "But " + SafeText.of(one)));
    out.flush();
  }

  private static String verdict(Outcome outcome) {
    return switch (outcome) {
      case PASSED, RECORDED -> "ok";
      case FAILED -> "DIFFERS";
      case NOT_APPLICABLE -> "skipped";
      case INCONCLUSIVE -> "UNKNOWN";
    };
  }

  @Override
  public void foot(Tally tally) {
    out.println();
    int good = tally.count(Outcome.PASSED);
    if (good == tally.played().size()) {
      out.println(tally.scenarios() + ", all as documented");
    } else {
      out.println(
          tally.scenarios()
              + ", "
              + (tally.played().size() - good)
              + " not as documented: look for what is not ok above");
    }
    out.flush();
  }
}
