package dev.wiretwin.api.cli;

import dev.wiretwin.api.comparisons.ComparisonInfo;
import dev.wiretwin.api.comparisons.Wish;
import dev.wiretwin.api.report.Reports;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Has a comparison made and shows it: each scenario as soon as it is done, how far it is, and what
 * the whole comes to. When the process is told to end, shows what there is. On the command's thread
 * only.
 */
final class ComparisonShow {
  private static final Duration LOOK = Duration.ofMillis(250);

  /** How long a comparison may take to end that was told to. */
  private static final Duration LAST_LOOK = Duration.ofSeconds(5);

  private final Comparer comparer;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final ComparisonTable table;
  private int shown;

  /**
   * @param spec where to print
   * @param json whether the report is printed as JSON, and no table
   */
  ComparisonShow(Comparer comparer, CommandSpec spec, boolean json) {
    this.comparer = comparer;
    this.out = spec.commandLine().getOut();
    this.err = spec.commandLine().getErr();
    this.table = ComparisonTable.of(spec);
    this.json = json;
  }

  /**
   * How it ended.
   *
   * @param stopped whether it was told to end before it was over
   */
  record Ended(ComparisonInfo info, boolean stopped) {
    int exitCode() {
      if (stopped) {
        return ExitCode.STOPPED;
      }
      return info.exitCode() == null ? ExitCode.INFRASTRUCTURE : info.exitCode();
    }
  }

  /** To its end, or until the process is told to end. */
  Ended run(Wish wish, StopSignal stop) throws IOException, InterruptedException {
    ComparisonInfo info = comparer.submit(wish);
    begin(info);
    try (Progress progress = Progress.on(err, System::nanoTime)) {
      progress.begin(doing(info));
      while (!info.isOver() && !stop.asked().isDone()) {
        progress.goOn(doing(info), left(info));
        info = comparer.look(info.id(), LOOK);
        showDone(info);
      }
    }
    boolean stopped = !info.isOver();
    if (stopped) {
      comparer.cancel(info.id());
      info = comparer.look(info.id(), LAST_LOOK);
    }
    showDone(info);
    end(info);
    return new Ended(info, stopped);
  }

  private void begin(ComparisonInfo info) {
    err.println(
        info.name()
            + " on "
            + String.join(" and ", info.targets())
            + ": "
            + count(info.scenarios())
            + (info.atMostMs() == null
                ? ""
                : ", about "
                    + TimeWords.ofMs(info.aboutMs())
                    + ", "
                    + TimeWords.ofMs(info.atMostMs())
                    + " at the most"));
    err.flush();
  }

  private static String count(int scenarios) {
    return scenarios == 1 ? "1 scenario" : scenarios + " scenarios";
  }

  private static String doing(ComparisonInfo info) {
    if (info.current() == null) {
      return info.state().equals("queued") ? "waiting for its boards" : "getting the boards ready";
    }
    return "scenario "
        + Math.min(info.done() + 1, info.scenarios())
        + " of "
        + info.scenarios()
        + ": "
        + SafeText.of(info.current());
  }

  private static String left(ComparisonInfo info) {
    return info.current() == null || info.leftMs() == null
        ? ""
        : ", about " + TimeWords.ofMs(info.leftMs()) + " left";
  }

  private void showDone(ComparisonInfo info) throws IOException, InterruptedException {
    if (json || info.done() <= shown) {
      return;
    }
    List<String> names = comparer.done(info.id());
    for (String name : names.subList(shown, names.size())) {
      table.row(comparer.scenario(info.id(), name));
    }
    shown = names.size();
  }

  private void end(ComparisonInfo info) throws IOException, InterruptedException {
    byte[] report = comparer.report(info.id(), "json");
    if (json) {
      out.println(new String(report, StandardCharsets.UTF_8));
    } else {
      table.foot(Reports.read(report));
      if (info.error() != null) {
        out.println(SafeText.of(info.error()));
      }
    }
    out.flush();
  }
}
