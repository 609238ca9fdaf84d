package dev.wiretwin.bench;

import dev.wiretwin.bench.report.Report;
import dev.wiretwin.bench.start.StartBench;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./wiretwin bench start}. */
@Command(
    name = "start",
    description = {
      "Measures how long ./wiretwin serve takes until /readyz answers 200, with the",
      "archive of its classes and without, and how long it takes to end."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin bench start",
      "  wiretwin bench start --rounds 11 --json start.json",
      "",
      "Exit code: 0 measured, 2 wrong usage, 3 it could not measure."
    })
final class StartCommand implements Callable<Integer> {
  private static final String LAUNCHER = "wiretwin.launcher";

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  private boolean help;

  @Option(names = "--rounds", paramLabel = "N", description = "how many starts of each kind (7)")
  private int rounds = 7;

  @Option(names = "--json", paramLabel = "FILE", description = "write the outcome there as JSON")
  private Path json;

  @Override
  public Integer call() throws Exception {
    String launcher = System.getProperty(LAUNCHER);
    if (launcher == null || rounds < 1) {
      throw new ParameterException(
          spec.commandLine(),
          launcher == null
              ? "Start this with ./wiretwin bench start, which says where it is."
              : "--rounds must be at least 1");
    }
    Report report = new StartBench(List.of(launcher), rounds, spec.commandLine().getErr()).run();
    PrintWriter out = spec.commandLine().getOut();
    out.print(report.text());
    out.flush();
    if (json != null) {
      Files.writeString(json, report.json());
    }
    return 0;
  }
}
