package dev.wiretwin.api.cli;

import dev.wiretwin.api.compare.Verdict;
import dev.wiretwin.api.report.ReportDocument;
import dev.wiretwin.api.report.ScenarioReport;
import dev.wiretwin.api.report.TextTable;
import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Prints comparisons for people, each as soon as it is there: as wide as their terminal, in colours
 * if it has them. On the command's thread only.
 */
final class ComparisonTable {
  /** Where there is no terminal that could be too narrow. */
  private static final int ROOMY = 120;

  private static final String PLAIN = "\u001b[0m";

  private final PrintWriter out;
  private final boolean coloured;
  private final TextTable table;

  ComparisonTable(PrintWriter out, int width, boolean coloured) {
    this.out = out;
    this.coloured = coloured;
    this.table = new TextTable(width);
  }

  /** One for what a command prints to. */
  static ComparisonTable of(CommandSpec spec) {
    boolean terminal = System.console() != null;
    return new ComparisonTable(
        spec.commandLine().getOut(),
        terminal ? spec.usageMessage().width() : ROOMY,
        terminal && Ansi.AUTO.enabled());
  }

  void row(ScenarioReport scenario) {
    table.row(scenario).forEach(line -> print(line, scenario.verdict()));
    out.flush();
  }

  void foot(ReportDocument document) {
    table.foot(document).forEach(out::println);
    out.flush();
  }

  /** A line that begins with its verdict has it in colour; one that tells what is new, too. */
  private void print(String line, Verdict verdict) {
    if (!coloured || line.startsWith(" ") && !line.startsWith("NEW ", line.indexOf(line.strip()))) {
      out.println(line);
      return;
    }
    String words = line.strip();
    int end = words.indexOf(' ');
    out.println(
        line.substring(0, line.length() - words.length())
            + colour(line.startsWith(" ") ? Verdict.NEW : verdict)
            + words.substring(0, end)
            + PLAIN
            + words.substring(end));
  }

  private static String colour(Verdict verdict) {
    return switch (verdict) {
      case SAME -> "\u001b[32m";
      case KNOWN -> "\u001b[33m";
      case NEW -> "\u001b[1;31m";
      case INCONCLUSIVE -> "\u001b[35m";
      case SKIPPED -> "\u001b[2m";
    };
  }
}
