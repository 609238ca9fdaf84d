package dev.wiretwin.api.cli;

import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.comparisons.Wish;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.run.Choice;
import dev.wiretwin.bridge.console.BoardTarget;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "whether it is known, and why it is there. Takes about half a minute. A report to look",
      "at is left in the state directory."
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
      "  wiretwin demo --board /dev/ttyUSB0 --lab-host 192.168.1.20",
      "  wiretwin demo --jvm-only     # the JVM client alone, beside what is documented",
      "  wiretwin demo --json | jq '.scenarios[] | [.name, .verdict]'"
    })
final class DemoCommand implements Callable<Integer> {
  /**
   * Ten times faster: 90 s of health checks take 9. Faster still, a connect that may take 10 s
   * would have less time than a busy machine needs for TLS.
   */
  private static final double PACE = 0.1;

  @Spec private CommandSpec spec;

  @Mixin private StateFolder state;

  @Mixin private LabHostOption labHost;

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
  public Integer call() throws Choice.Unknown, InterruptedException {
    demandSense();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (jvmOnly) {
      Report report = json ? new RunDocument(out, err) : new DemoTable(out);
      return new SuiteShow(Choice.of("suite:smoke"), report, err).run();
    }
    try {
      return compare(out, err);
    } catch (Refusal refused) {
      throw CommandFailure.refused(refused);
    } catch (IOException failed) {
      throw CommandFailure.noResult(SafeText.of(failed.getMessage()), failed);
    }
  }

  private int compare(PrintWriter out, PrintWriter err) throws IOException, InterruptedException {
    Path folder = state.folder().resolve("reports");
    Files.createDirectories(folder);
    ReportFile html = ReportFile.demand("html", folder.resolve("demo.html"));
    try (StopSignal stop = StopSignal.listening();
        Comparer comparer =
            OwnComparer.in(
                state.folder(),
                PACE,
                baud == null ? BoardTarget.USUAL_BAUD : baud,
                Catalogue.builtIn(),
                labHost.address())) {
      ComparisonShow.Ended ended = new ComparisonShow(comparer, spec, json).run(wish(), stop);
      html.write(comparer.report(ended.info().id(), html.ending()));
      if (!json) {
        out.println("The whole of it, to look at: " + html.path());
        out.println("                             " + html.path().toUri());
        out.flush();
      }
      return ended.exitCode();
    }
  }

  private Wish wish() {
    return path == null
        ? wish(OwnBoards.VIRTUAL, PACE)
        : wish("board:" + Path.of(path).toAbsolutePath(), null);
  }

  private static Wish wish(String board, Double pace) {
    return new Wish("smoke", null, null, List.of("jvm", board), null, pace, null, null);
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
}
