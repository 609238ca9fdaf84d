package dev.wiretwin.api.cli;

import dev.wiretwin.api.run.Choice;
import dev.wiretwin.core.scenario.ScenarioProblems;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wiretwin run}: runs scenarios on the JVM client and says which of them passed. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Runs scenarios on the JVM client, and says which passed.",
      "The lab server listens on 127.0.0.1. Built-in suites run offline; a file of yours may name any host."
    },
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK + ":nothing failed",
      ExitCode.FAILED + ":a scenario failed",
      ExitCode.USAGE + ":no such scenario, a wrong one, or the command line was not understood",
      ExitCode.INFRASTRUCTURE + ":no result: a port is busy, or a run was inconclusive",
      ExitCode.STOPPED + ":stopped by Ctrl-C; what was done so far was printed"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin run smoke",
      "  wiretwin run rfc6455/closing.reason",
      "  wiretwin run my-scenario.yaml --time-scale 0.1",
      "  wiretwin run folder/ --json | jq '.scenarios[] | [.name, .outcome]'"
    })
final class RunCommand implements Callable<Integer> {
  /** Below it, the first connection of a cold JVM may take longer than a client waits. */
  private static final double LEAST_FAIR_SCALE = 0.05;

  private static final long CONNECT_MS = 10_000;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SCENARIO|SUITE",
      description =
          "A file or folder of scenarios; a built-in suite: smoke, rfc6455, nodemcu-3.0.0"
              + " (or suite:NAME); or one scenario of it: smoke/echo.")
  private String named;

  @Option(names = "--json", description = "Print one JSON document instead of lines.")
  private boolean json;

  @Option(
      names = "--time-scale",
      paramLabel = "X",
      converter = TimeScale.class,
      description =
          "Real milliseconds per millisecond of a scenario, whatever it says itself: 0.05 is"
              + " twenty times faster.")
  private Double timeScale;

  @Override
  public Integer call() {
    Choice chosen = chosen();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (timeScale != null && timeScale < LEAST_FAIR_SCALE) {
      err.println(
          "At this pace a client has "
              + TimeWords.ofMs((long) (timeScale * CONNECT_MS))
              + " to connect: what fails may be this machine.");
    }
    return new SuiteShow(
            timeScale == null ? chosen : chosen.withTimeScale(timeScale),
            json ? new RunDocument(out, err) : new RunTable(out),
            err)
        .run();
  }

  private Choice chosen() {
    try {
      return Choice.of(named);
    } catch (Choice.Unknown unknown) {
      throw new CommandFailure(ExitCode.USAGE, SafeText.of(unknown.getMessage()), unknown);
    } catch (ScenarioProblems wrong) {
      throw CommandFailure.wrongScenario(wrong);
    }
  }
}
