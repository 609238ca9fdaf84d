package dev.wiretwin.bench;

import dev.wiretwin.bench.link.ModuleBench;
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

/** {@code ./wiretwin bench at}. */
@Command(
    name = "at",
    description = {
      "Measures modules with AT firmware, generations 2.x and 5.x: what share of the wire",
      "messages of 1 KiB get, and what share of what the command set leaves; the formula",
      "is printed. Each virtual module runs in a process of its own and paces its line",
      "like a wire. Linux only."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin bench at",
      "  wiretwin bench at --baud 115200",
      "  wiretwin bench at --rounds 5 --json at.json",
      "",
      "Exit code: 0 measured, 2 wrong usage, 3 it could not measure."
    })
final class ModuleCommand implements Callable<Integer> {
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
              ? "Start this with ./wiretwin bench at, which says where it is."
              : "--rounds must be at least 1");
    }
    PrintWriter progress = spec.commandLine().getErr();
    Report report = new ModuleBench(Path.of(launcher), bauds, rounds, progress).run();
    PrintWriter out = spec.commandLine().getOut();
    out.print(report.text());
    out.flush();
    if (json != null) {
      Files.writeString(json, report.json());
    }
    return 0;
  }
}
