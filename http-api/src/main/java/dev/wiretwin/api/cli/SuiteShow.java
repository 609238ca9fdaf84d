package dev.wiretwin.api.cli;

import dev.wiretwin.api.run.Choice;
import dev.wiretwin.api.run.Played;
import dev.wiretwin.api.run.SuitePlay;
import dev.wiretwin.core.scenario.Suite;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays what was chosen and reports it, with progress; when the process is told to end, reports
 * what there is. Used once; blocks its caller.
 */
final class SuiteShow {
  private final Choice choice;
  private final Report report;
  private final PrintWriter err;
  private final List<Played> played = new ArrayList<>();

  SuiteShow(Choice choice, Report report, PrintWriter err) {
    this.choice = choice;
    this.report = report;
    this.err = err;
  }

  /**
   * @return what the command ends with
   */
  int run() {
    Suite suite = choice.suite();
    try (StopSignal stop = StopSignal.listening()) {
      report.head(suite);
      boolean complete = play(suite, stop);
      Tally tally = new Tally(suite, played, complete);
      report.foot(tally);
      return tally.exitCode();
    }
  }

  private boolean play(Suite suite, StopSignal stop) {
    int count = suite.scenarios().size();
    try (Progress progress = Progress.on(err, System::nanoTime)) {
      return new SuitePlay(choice, System::nanoTime)
          .play(
              next ->
                  progress.begin(
                      "scenario "
                          + (played.size() + 1)
                          + " of "
                          + count
                          + ": "
                          + SafeText.of(next.name())),
              done -> {
                played.add(done);
                report.row(done);
              },
              stop.asked());
    } catch (InterruptedException asked) {
      return false;
    }
  }
}
