package dev.wiretwin.api.cli;

import dev.wiretwin.api.remote.RemoteService;
import dev.wiretwin.bridge.serial.PortHolder;
import dev.wiretwin.bridge.serial.ports.PortInfo;
import dev.wiretwin.bridge.serial.ports.PortWatch;
import dev.wiretwin.bridge.serial.ports.SerialPorts;
import dev.wiretwin.bridge.virtual.host.BoardEntry;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
      "  wiretwin boards --watch",
      "  wiretwin boards --url http://bench1:8080",
      "  wiretwin boards identify /dev/ttyUSB0",
      "  wiretwin boards console usb-1-1.2"
    })
final class BoardsCommand implements Callable<Integer> {
  private static final int FORMAT = 1;

  @Spec private CommandSpec spec;

  @Mixin private StateFolder state;

  @Mixin private ServiceOptions services;

  @Option(names = "--json", description = "Print one JSON document instead of the table.")
  private boolean json;

  @Option(
      names = "--watch",
      description = "Print a line whenever a port comes or goes, until Ctrl-C.")
  private boolean watch;

  /** Runs when no subcommand was named. */
  @Override
  public Integer call() {
    Optional<RemoteService> service = services.service();
    if (watch) {
      return watched(service.isPresent());
    } else if (service.isPresent()) {
      new RemoteBoards(service.get(), spec.commandLine().getOut(), json).list();
      return ExitCode.OK;
    }
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

  private int watched(boolean remote) {
    if (remote) {
      throw new ParameterException(
          spec.commandLine(), "--watch looks here: for a service ask its address /api/v1/events.");
    }
    if (json) {
      throw new ParameterException(
          spec.commandLine(), "--watch prints lines: leave --json out, or list without --watch.");
    }
    PortNews news = new PortNews(spec.commandLine().getOut(), Clock.systemDefaultZone());
    PortWatch ports = SerialPorts.onThisMachine().with(this::virtualPorts).watch(news);
    new UntilStopped(ports::close).hold(() -> {});
    return ExitCode.OK;
  }

  private List<PortInfo> virtualPorts() {
    try {
      return state.register().running().stream()
          .filter(board -> !board.port().isEmpty()) // one that is just being plugged in
          .map(BoardsCommand::port)
          .toList();
    } catch (IOException unreadable) {
      return List.of(); // said by the list; a watch goes on
    }
  }

  private static PortInfo port(BoardEntry board) {
    return new PortInfo(
        board.port(),
        board.name(),
        "virtual board, process " + board.pid(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
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
