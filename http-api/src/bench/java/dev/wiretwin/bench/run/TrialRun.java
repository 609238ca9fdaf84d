package dev.wiretwin.bench.run;

import dev.wiretwin.bench.drive.Figures;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Lets the contenders of a trial take turns (A B C, B C A, …), so that a slow minute of the machine
 * meets all of them and no one always comes first.
 */
final class TrialRun {
  private final PrintWriter progress;
  private final OptionalInt cpu;

  /**
   * @param cpu on which pinned trials run; empty to leave everything to the system
   */
  TrialRun(PrintWriter progress, OptionalInt cpu) {
    this.progress = progress;
    this.cpu = cpu;
  }

  Results run(Trial trial) throws IOException, InterruptedException {
    OptionalInt where = trial.pinned() ? cpu : OptionalInt.empty();
    Results results = new Results();
    List<String> order = new ArrayList<>(trial.contenders());
    try (ServerProcess server = ServerProcess.start(where)) {
      for (int round = 1; round <= trial.rounds(); round++) {
        results.startRound();
        for (String contender : order) {
          say(
              "%s %s, round %d/%d, %s: ",
              trial.section(), trial.what(), round, trial.rounds(), contender);
          turn(trial, contender, server, where, results);
        }
        Collections.rotate(order, -1);
      }
    }
    return results;
  }

  private void turn(
      Trial trial, String contender, ServerProcess server, OptionalInt where, Results results)
      throws InterruptedException {
    try {
      Figures figures = MeasureProcess.run(contender, trial.measure(), server.server(), where);
      results.add(contender, figures);
      say("%,.1f%s%n", figures.get(trial.figure()), trial.unit());
    } catch (IOException e) {
      // One contender without a figure leaves a gap in the table and does not end the run.
      say("no figure, %s%n", e.getMessage());
    }
  }

  private void say(String format, Object... args) {
    progress.printf(Locale.ROOT, format, args);
    progress.flush();
  }
}
