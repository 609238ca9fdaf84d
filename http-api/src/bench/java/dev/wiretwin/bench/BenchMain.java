package dev.wiretwin.bench;

import dev.wiretwin.bench.report.Report;
import dev.wiretwin.bench.run.Bench;
import dev.wiretwin.bench.run.Settings;
import dev.wiretwin.bench.run.Settings.Section;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command behind {@code ./wiretwin bench}. */
@Command(
    name = "wiretwin bench",
    subcommands = {
      BoardsCommand.class,
      LinkCommand.class,
      ModuleCommand.class,
      RestCommand.class,
      StartCommand.class
    },
    description = {
      "Measures our WebSocket client beside Netty and others, on this machine.",
      "Prints each claim with what was measured and the bar it is held against.",
      "A missed bar is printed, and never an error: machines are noisy; the rows",
      "'ours-again / ours' show how noisy."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin bench --quick                      a look at everything",
      "  wiretwin bench --only pipelined --rounds 7  one section, more carefully",
      "  wiretwin bench --only roundtrip,memory --contenders bare,netty,vertx",
      "  wiretwin bench --json bench.json            also for programs",
      "  wiretwin bench boards                       virtual boards instead",
      "  wiretwin bench link                         the link to a board",
      "  wiretwin bench at                           modules with AT firmware",
      "  wiretwin bench rest                         the service and its REST API",
      "  wiretwin bench start                        how soon the service is ready",
      "",
      "Exit code: 0 measured, 2 wrong usage, 3 it could not measure."
    })
public final class BenchMain implements Callable<Integer> {
  private static final int INFRASTRUCTURE = 3;
  private static final int ROUNDS = 5;
  private static final int QUICK_ROUNDS = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  private boolean help;

  @Option(names = "--quick", description = "shorter and fewer rounds: for a look, not for a claim")
  private boolean quick;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "how often all contenders have their turn (5; quick 2)")
  private Integer rounds;

  @Option(names = "--only", split = ",", description = "sections to run: ${COMPLETION-CANDIDATES}")
  private Set<Section> only;

  @Option(
      names = "--contenders",
      split = ",",
      paramLabel = "NAME",
      description = "who takes part, instead of those each section needs")
  private List<String> contenders;

  @Option(names = "--json", paramLabel = "FILE", description = "write the outcome there as JSON")
  private Path json;

  @Option(names = "--jmh-json", paramLabel = "FILE", description = "write JMH's own results there")
  private Path jmhJson;

  public static void main(String[] args) {
    CommandLine command = new CommandLine(new BenchMain());
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setExecutionExceptionHandler(BenchMain::couldNotMeasure);
    System.exit(command.execute(args));
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter progress = spec.commandLine().getErr();
    Report report = new Bench(settings(), progress).run(Optional.ofNullable(jmhJson));
    PrintWriter out = spec.commandLine().getOut();
    out.print(report.text());
    out.flush();
    if (json != null) {
      Files.writeString(json, report.json());
    }
    return 0;
  }

  private Settings settings() {
    int howOften = rounds != null ? rounds : quick ? QUICK_ROUNDS : ROUNDS;
    try {
      return new Settings(
          quick,
          howOften,
          only != null ? only : EnumSet.allOf(Section.class),
          contenders != null ? contenders : List.of());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static int couldNotMeasure(
      Exception cause, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println("wiretwin bench could not measure: " + cause);
    return INFRASTRUCTURE;
  }
}
