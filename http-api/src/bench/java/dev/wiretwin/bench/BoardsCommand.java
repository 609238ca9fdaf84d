package dev.wiretwin.bench;

import dev.wiretwin.bench.board.BoardBench;
import dev.wiretwin.bench.board.BoardSettings;
import dev.wiretwin.bench.board.BoardSettings.Section;
import dev.wiretwin.bench.report.Report;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./wiretwin bench boards}. */
@Command(
    name = "boards",
    description = {
      "Measures virtual boards: start, memory, idle cost, echo at full rate, the",
      "exactness of their lines. The boards run in a process of their own, started",
      "as people start it; this process is their host. Linux only."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin bench boards",
      "  wiretwin bench boards --only echo --rounds 5",
      "  wiretwin bench boards --only soak --seconds 300",
      "",
      "Exit code: 0 measured, 2 wrong usage, 3 it could not measure."
    })
final class BoardsCommand implements Callable<Integer> {
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
      description = "how often what varies is measured (${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "300",
      description = "how long the soak takes (${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--only",
      split = ",",
      description = "sections to run: ${COMPLETION-CANDIDATES}; soak only when named")
  private Set<Section> only = EnumSet.complementOf(EnumSet.of(Section.SOAK));

  @Option(names = "--json", paramLabel = "FILE", description = "write the outcome there as JSON")
  private Path json;

  @Override
  public Integer call() throws Exception {
    String launcher = System.getProperty(LAUNCHER);
    if (launcher == null) {
      throw new ParameterException(
          spec.commandLine(), "Start this with ./wiretwin bench boards, which says where it is.");
    }
    PrintWriter progress = spec.commandLine().getErr();
    Report report = new BoardBench(settings(Path.of(launcher)), progress).run();
    PrintWriter out = spec.commandLine().getOut();
    out.print(report.text());
    out.flush();
    if (json != null) {
      Files.writeString(json, report.json());
    }
    return 0;
  }

  private BoardSettings settings(Path launcher) {
    try {
      return new BoardSettings(launcher, rounds, seconds, only);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
