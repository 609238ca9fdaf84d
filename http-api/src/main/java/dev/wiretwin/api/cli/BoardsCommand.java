package dev.wiretwin.api.cli;

import dev.wiretwin.bridge.serial.PortHolder;
import dev.wiretwin.bridge.serial.ports.SerialPorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code wiretwin boards}: which serial ports there are, and what can be done with their boards.
 */
@Command(
    name = "boards",
    subcommands = {
      BoardsIdentifyCommand.class,
      BoardsConsoleCommand.class,
      BoardsResetCommand.class,
      BoardsWifiCommand.class,
      BoardsAgentCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Lists serial ports, or has something to do with the board on one.",
      "Listing opens no port and resets no board. Virtual boards are listed, too."
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK + ":listed, even if there are none",
      ExitCode.USAGE + ":the command line was not understood",
      ExitCode.INFRASTRUCTURE + ":the state folder cannot be read"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin boards",
      "  wiretwin boards --json | jq -r '.ports[] | select(.virtual | not) | .name'",
      "  wiretwin boards identify /dev/ttyUSB0",
      "  wiretwin boards console usb-1-1.2"
    })
final class BoardsCommand implements Callable<Integer> {
  private static final int FORMAT = 1;

  @Spec private CommandSpec spec;

  @Mixin private StateFolder state;

  @Option(names = "--json", description = "Print one JSON document instead of the table.")
  private boolean json;

  /** Runs when no subcommand was named. */
  @Override
  public Integer call() {
    List<PortRow> rows = rows();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonAnswer.print(out, new Answer(FORMAT, rows));
    } else if (rows.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "There is no serial port. Plug a board in, or start a virtual one: wiretwin board"
                  + " virtual");
    } else {
      print(out, rows);
    }
    return ExitCode.OK;
  }

  private List<PortRow> rows() {
    PortHolder holders = PortHolder.onThisMachine();
    try {
      return Stream.concat(
              SerialPorts.onThisMachine().list().stream().map(port -> PortRow.of(port, holders)),
              state.register().running().stream().map(entry -> PortRow.of(entry, holders)))
          .toList();
    } catch (IOException e) {
      throw CommandFailure.noResult(
          "cannot read " + state.boards() + ": " + e.getMessage() + ".", e);
    }
  }

  static void print(PrintWriter out, List<PortRow> rows) {
    String row = "%-" + width(rows) + "s  %-9s  %-9s  %s%n";
    out.printf(row, "NAME", "USB", "STATE", "PORT");
    for (PortRow port : rows) {
      out.printf(
          row,
          SafeText.of(port.name()),
          port.usb() == null ? "-" : port.usb(),
          port.state(),
          SafeText.of(port.port()) + "  " + SafeText.of(port.description()));
      if (port.heldBy() != null) {
        out.println("  held by " + SafeText.of(port.heldBy()));
      }
    }
    out.flush();
  }

  private static int width(List<PortRow> rows) {
    return rows.stream().mapToInt(row -> SafeText.of(row.name()).length()).max().orElse(0) + 4;
  }

  /**
   * @param format rises when a field changes its meaning or goes away
   */
  record Answer(int format, List<PortRow> ports) {}
}
