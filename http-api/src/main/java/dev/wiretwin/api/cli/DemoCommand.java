package dev.wiretwin.api.cli;

import dev.wiretwin.api.board.BoardProcess;
import dev.wiretwin.api.compare.Compared;
import dev.wiretwin.api.report.ReportDocument;
import dev.wiretwin.api.report.Reports;
import dev.wiretwin.api.run.Choice;
import dev.wiretwin.bridge.console.BoardTarget;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wiretwin demo}: shows in a few seconds where a board and the JVM client differ. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Compares the JVM client with a NodeMCU board, a virtual one.",
      "With --board it is yours. Plays the suite smoke on both, and says of each difference",
      "whether it is known, and why it is there. Takes less than half a minute."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK + ":every difference is known",
      ExitCode.FAILED + ":there is a new difference (--jvm-only: one from what is documented)",
      ExitCode.USAGE + ":the command line was not understood",
      ExitCode.INFRASTRUCTURE + ":no result: the board did not start, or was lost",
      ExitCode.STOPPED + ":stopped by Ctrl-C"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin demo",
      "  wiretwin demo --board /dev/ttyUSB0",
      "  wiretwin demo --jvm-only     # the JVM client alone, beside what is documented",
      "  wiretwin demo --json | jq '.scenarios[] | [.name, .verdict]'"
    })
final class DemoCommand implements Callable<Integer> {
  /** Twenty times faster: 90 s of health checks take less than 5. */
  private static final double PACE = 0.05;

  /** Of the virtual board's line: the report of a scenario should not wait for it. */
  private static final int VIRTUAL_BAUD = 921_600;

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON document instead of the table.")
  private boolean json;

  @Option(
      names = "--jvm-only",
      description = "No board: show the JVM client's close statuses beside the documented ones.")
  private boolean jvmOnly;

  @Option(
      names = "--board",
      paramLabel = "PATH",
      description = "The serial port of a NodeMCU with the websocket module; it runs in real time.")
  private String path;

  @Option(
      names = "--baud",
      paramLabel = "RATE",
      description = "The rate of that port (default: 115200).")
  private Integer baud;

  @Override
  public Integer call() throws Choice.Unknown {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Choice smoke = Choice.of("suite:smoke");
    demandSense();
    if (jvmOnly) {
      Report report = json ? new RunDocument(out, err) : new DemoTable(out);
      return new SuiteShow(smoke, report, err).run();
    }
    try {
      if (path != null) {
        return compare(smoke, path, baud == null ? BoardTarget.USUAL_BAUD : baud, false);
      }
      err.println("starting a virtual board …");
      err.flush();
      try (BoardProcess process = BoardProcess.start(VIRTUAL_BAUD, PACE)) {
        return compare(smoke.withTimeScale(PACE), process.port(), VIRTUAL_BAUD, true);
      }
    } catch (IOException noBoard) {
      throw CommandFailure.noResult(SafeText.of(noBoard.getMessage()), noBoard);
    }
  }

  private void demandSense() {
    if (jvmOnly && path != null) {
      throw wrong("--jvm-only does without a board: give it or --board, not both.");
    } else if (baud != null && path == null) {
      throw wrong("--baud is the rate of a port: name the port with --board.");
    }
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private int compare(Choice suite, String port, int rate, boolean scalesTime) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (BoardTarget board = BoardTarget.open(port, rate, scalesTime, System::nanoTime)) {
      ComparisonTable table = ComparisonTable.of(spec);
      ComparisonDocument document = new ComparisonDocument(suite, Clock.systemUTC());
      List<Compared> all = new ComparisonShow(suite, err).run(board, json ? one -> {} : table::row);
      ReportDocument report = document.of(all);
      if (json) {
        out.println(new String(Reports.json(report), StandardCharsets.UTF_8));
        out.flush();
      } else {
        table.foot(report);
      }
      return ComparisonShow.exitCode(all);
    }
  }
}
