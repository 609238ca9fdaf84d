package dev.wiretwin.api.cli;

import dev.wiretwin.api.run.Played;
import dev.wiretwin.core.scenario.Suite;
import java.io.PrintWriter;

/** Tells a run to programs: one JSON document at its end, and to people what they wait for. */
final class RunDocument implements Report {
  private final PrintWriter out;
  private final PrintWriter err;

  RunDocument(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public void head(Suite suite) {
    err.println(RunTable.about(suite));
    err.flush();
  }

  @Override
  public void row(Played played) {
    // a document is whole or it is none
  }

  @Override
  public void foot(Tally tally) {
    JsonAnswer.print(out, RunJson.of(tally));
  }
}
