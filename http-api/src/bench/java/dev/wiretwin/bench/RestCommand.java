package dev.wiretwin.bench;

import dev.wiretwin.bench.report.Report;
import dev.wiretwin.bench.rest.RestBench;
import dev.wiretwin.bench.rest.RestBench.Section;
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

/** {@code ./wiretwin bench rest}. */
@Command(
    name = "rest",
    description = {
      "Measures the service: what it adds to a send that waits for its answer, over",
      "the engine's own round trip in the same run; what 1,000 open sessions hold; what",
      "100 readers of the event stream get at 10,000 events a second."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin bench rest",
      "  wiretwin bench rest --quick",
      "  wiretwin bench rest --only send --rounds 9 --json rest.json",
      "",
      "Exit code: 0 measured, 2 wrong usage, 3 it could not measure."
    })
final class RestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  private boolean help;

  @Option(names = "--quick", description = "shorter and smaller: for a look, not for a claim")
  private boolean quick;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "how often the trips are measured (5; quick 2)")
  private Integer rounds;

  @Option(names = "--only", split = ",", description = "sections to run: ${COMPLETION-CANDIDATES}")
  private Set<Section> only = EnumSet.allOf(Section.class);

  @Option(names = "--json", paramLabel = "FILE", description = "write the outcome there as JSON")
  private Path json;

  @Override
  public Integer call() throws Exception {
    int howOften = rounds == null ? quick ? 2 : 5 : rounds;
    if (howOften < 1) {
      throw new ParameterException(spec.commandLine(), "--rounds must be at least 1");
    }
    RestBench.Settings settings =
        quick
            ? new RestBench.Settings(howOften, 500, 50, 10, 1, only)
            : new RestBench.Settings(howOften, 5_000, 1_000, 100, 10, only);
    Report report = new RestBench(settings, spec.commandLine().getErr()).run();
    PrintWriter out = spec.commandLine().getOut();
    out.print(report.text());
    out.flush();
    if (json != null) {
      Files.writeString(json, report.json());
    }
    return 0;
  }
}
