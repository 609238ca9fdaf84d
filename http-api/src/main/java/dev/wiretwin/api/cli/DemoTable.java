package dev.wiretwin.api.cli;

import dev.wiretwin.api.demo.DocumentedStatus;
import dev.wiretwin.api.demo.StepResult;
import java.io.PrintWriter;

/**
 * Draws the demo for people: two lines for each step, as soon as it is done. On the command's
 * thread only.
 */
final class DemoTable {
  private static final String ROW = "%-8s %6s  %-34s %s%n";
  private static final String SENTENCE = " ".repeat(17) + "%s%n";

  private final PrintWriter out;

  DemoTable(PrintWriter out) {
    this.out = out;
  }

  void head() {
    out.printf(ROW, "", "status", "documented meaning", "what we did, and what the client said");
    out.printf(ROW, "", "──────", "─".repeat(33), "─".repeat(42));
    out.flush();
  }

  void row(StepResult step) {
    out.printf(
        ROW,
        step.isAsDocumented() ? "ok" : "DIFFERS",
        step.close().map(close -> String.valueOf(close.status())).orElse("none"),
        step.close().map(close -> DocumentedStatus.meaningOf(close.status())).orElse(""),
        step.what());
    out.printf(SENTENCE, step.sentence());
    if (!step.isAsDocumented()) {
      out.printf(
          SENTENCE,
          "Documented is "
              + step.expected()
              + ": "
              + DocumentedStatus.meaningOf(step.expected())
              + ".");
    }
    out.flush();
  }

  /**
   * @param steps how many there were
   * @param different how many of them were not as documented
   */
  void foot(int steps, long different) {
    out.println();
    out.println(
        different == 0
            ? steps + " steps, all as documented"
            : steps + " steps, " + different + " not as documented: look for DIFFERS above");
    out.flush();
  }
}
