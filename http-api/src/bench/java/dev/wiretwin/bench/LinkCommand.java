package dev.wiretwin.bench;

import dev.wiretwin.bench.link.LinkBench;
import dev.wiretwin.bench.report.Report;
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

/** {@code ./wiretwin bench link}. */
@Command(
    name = "link",
    description = {
      "Measures the framed link to a NodeMCU board: what share of the wire messages",
      "get, at 115200 and 921600 baud, and what a send costs. The virtual board runs",
      "in a process of its own and paces its line like a wire. Linux only."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin bench link",
      "  wiretwin bench link --baud 115200",
      "  wiretwin bench link --rounds 5 --json link.json",
      "",
      "Exit code: 0 measured, 2 wrong usage, 3 it could not measure."
    })
final class LinkCommand implements Callable<Integer> {
  private static final String LAUNCHER = "wiretwin.launcher";

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  private boolean help;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "how often each is measured (${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--baud",
      paramLabel = "N",
      split = ",",
      defaultValue = "115200,921600",
      description = "rates of the line (${DEFAULT-VALUE})")
  private List<Integer> bauds;

  @Option(names = "--json", paramLabel = "FILE", description = "write the outcome there as JSON")
  private Path json;

  @Override
  public Integer call() throws Exception {
    String launcher = System.getProperty(LAUNCHER);
    if (launcher == null || rounds < 1) {
      throw new ParameterException(
          spec.commandLine(),
          launcher == null
              ? "Start this with ./wiretwin bench link, which says where it is."
              : "--rounds must be at least 1");
    }
    PrintWriter progress = spec.commandLine().getErr();
    Report report = new LinkBench(Path.of(launcher), bauds, rounds, progress).run();
    PrintWriter out = spec.commandLine().getOut();
    out.print(report.text());
    out.flush();
    if (json != null) {
      Files.writeString(json, report.json());
    }
    return 0;
  }
}
