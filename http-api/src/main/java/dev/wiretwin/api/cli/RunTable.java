package dev.wiretwin.api.cli;

import dev.wiretwin.api.run.Played;
import dev.wiretwin.api.run.Played.Outcome;
import dev.wiretwin.core.scenario.Suite;
import java.io.PrintWriter;

/** Tells a run to people: a line for each scenario, and why behind those that did not pass. */
final class RunTable implements Report {
  private static final long NANOS_PER_MS = 1_000_000;
  private static final String ROW = "%-12s %-30s %s%n";
  private static final String MORE = " ".repeat(13) + "%s%n";

  private final PrintWriter out;

  RunTable(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void head(Suite suite) {
    out.println(about(suite));
    out.println();
    out.flush();
  }

  /** What is to be run, and how long one may have to wait for it. */
  static String about(Suite suite) {
    int count = suite.scenarios().size();
    return SafeText.of(suite.name())
        + ": "
        + count
        + (count == 1 ? " scenario" : " scenarios")
        + " on the JVM client, "
        + TimeWords.ofMs(suite.longestMs())
        + " at the most"
        + (suite.title().isEmpty() ? "" : ". " + SafeText.of(suite.title()));
  }

  @Override
  public void row(Played played) {
    String name = SafeText.of(played.scenario().name());
    switch (played.outcome()) {
      case PASSED -> line("PASS", name, title(played));
      case FAILED -> line("FAIL", name, title(played));
      case RECORDED -> line("RAN", name, recorded(played.result().trace().events().size()));
      case NOT_APPLICABLE -> line("SKIP", name, "not applicable: " + why(played));
      case INCONCLUSIVE -> line("INCONCLUSIVE", name, title(played));
    }
    if (played.is(Outcome.FAILED) || played.is(Outcome.INCONCLUSIVE)) {
      played.result().sentences().forEach(one -> out.printf(MORE, SafeText.of(one)));
    }
    out.flush();
  }

  private void line(String verdict, String name, String words) {
    out.printf(ROW, verdict, name, words);
  }

  private static String title(Played played) {
    String took = TimeWords.ofMs(played.nanos() / NANOS_PER_MS);
    String title = SafeText.of(played.scenario().title());
    return title.isEmpty() ? took : took + "  " + title;
  }

  private static String recorded(int events) {
    return "recorded: " + events + (events == 1 ? " event" : " events");
  }

  private static String why(Played played) {
    return SafeText.of(String.join("; ", played.result().sentences()));
  }

  @Override
  public void foot(Tally tally) {
    out.println();
    out.println(tally.scenarios() + ": " + tally.outcomes() + ", in " + TimeWords.ofMs(tally.ms()));
    if (tally.count(Outcome.RECORDED) > 0) {
      out.println(
          "Recorded vectors expect nothing by themselves: what the client did was noted"
              + " (see --json), not judged.");
    }
    if (tally.count(Outcome.INCONCLUSIVE) > 0) {
      out.println(
          "Inconclusive says nothing about the client: mend what is named above, run again.");
    }
    out.flush();
  }
}
