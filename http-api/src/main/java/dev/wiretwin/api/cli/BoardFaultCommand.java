package dev.wiretwin.api.cli;

import dev.wiretwin.bridge.virtual.fault.Fault;
import dev.wiretwin.bridge.virtual.host.BoardEntry;
import dev.wiretwin.bridge.virtual.host.BoardRegister;
import dev.wiretwin.bridge.virtual.host.ControlClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wiretwin board fault}: something goes wrong with a running virtual board, now. */
@Command(
    name = "fault",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Has something go wrong with a running virtual board, now.",
      "Says ok for each fault once it is in force."
    },
    parameterListHeading = "%nWhat:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK + ":every fault is in force",
      ExitCode.USAGE + ":no such fault, or the command line was not understood; nothing happened",
      ExitCode.INFRASTRUCTURE + ":no such board, or it did not do it"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin board fault /tmp/nodemcu drop-to-board:p=0.001,run=1-40",
      "  wiretwin board fault virt0 wifi-lost:for=5s slow-callbacks:200ms",
      "  wiretwin board fault virt0 unplug && wiretwin board fault virt0 replug:/tmp/elsewhere",
      "  wiretwin board fault virt0 clear"
    })
final class BoardFaultCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private CommandSpec spec;

  @Mixin private StateFolder state;

  @Parameters(
      index = "0",
      paramLabel = "BOARD",
      description = "The board's serial port as it was printed, any path to it, or its name.")
  private String board;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FAULT",
      converter = FaultOption.class,
      description = "What goes wrong; see below.")
  private List<Fault> faults;

  @Spec
  private void describe(CommandSpec known) {
    spec = known;
    FaultOption.explainIn(spec);
  }

  @Override
  public Integer call() {
    BoardEntry entry = find();
    PrintWriter out = spec.commandLine().getOut();
    for (Fault fault : faults) {
      String answer = ask(entry, fault);
      if (!answer.startsWith("ok")) {
        throw CommandFailure.noResult(
            entry.name()
                + ", "
                + fault.spec()
                + ": "
                + SafeText.of(answer.replaceFirst("^no ", ""))
                + ".",
            null);
      }
      out.println("ok " + entry.name() + " " + SafeText.of(fault.spec()));
      out.flush();
    }
    return ExitCode.OK;
  }

  private static String ask(BoardEntry entry, Fault fault) {
    try {
      return ControlClient.ask(entry.control(), "fault " + fault.spec(), PATIENCE);
    } catch (IOException e) {
      throw CommandFailure.noResult(
          "board " + entry.name() + " (process " + entry.pid() + "): " + e.getMessage() + ".", e);
    }
  }

  private BoardEntry find() {
    BoardRegister register = state.register();
    try {
      return register.find(board).orElseThrow(() -> unknown(register));
    } catch (IOException e) {
      throw CommandFailure.noResult(
          "cannot read " + state.boards() + ": " + e.getMessage() + ".", e);
    }
  }

  private CommandFailure unknown(BoardRegister register) {
    String running;
    try {
      running =
          register.running().stream()
              .map(entry -> entry.name() + " at " + entry.port())
              .collect(Collectors.joining(", "));
    } catch (IOException unreadable) {
      running = "";
    }
    return CommandFailure.noResult(
        "no virtual board runs as "
            + SafeText.of(board)
            + "; "
            + (running.isEmpty()
                ? "none is noted down in "
                    + state.boards()
                    + ": start one with: wiretwin board virtual"
                : "there is " + SafeText.of(running))
            + ".",
        null);
  }
}
