package dev.wiretwin.api.cli;

import dev.wiretwin.bridge.virtual.at.AtGeneration;
import dev.wiretwin.bridge.virtual.fault.Fault;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import dev.wiretwin.bridge.virtual.host.BoardEntry;
import dev.wiretwin.bridge.virtual.host.BoardHost;
import dev.wiretwin.bridge.virtual.host.BoardPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wiretwin board virtual}: boards without hardware, until told to end. */
@Command(
    name = "virtual",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Runs a virtual NodeMCU: a serial port behind which real Lua runs; or a module",
      "with AT firmware.",
      "Prints the path of the port, one line for each board and nothing else, then",
      "runs until Ctrl-C, which is as unplugging it. Hints and diagnostics: stderr."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK + ":its standard input ended, with --until-stdin-closes",
      ExitCode.USAGE + ":the command line was not understood",
      ExitCode.INFRASTRUCTURE + ":no port, link or folder could be had",
      ExitCode.STOPPED + ":ended by Ctrl-C"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin board virtual --firmware lua --link /tmp/nodemcu",
      "  screen /tmp/nodemcu 115200                       # in another terminal",
      "  wiretwin board virtual --firmware at --generation 2.x --link /tmp/esp01",
      "  wiretwin board virtual --init my.lua --profile documented --time-scale 0.05",
      "  wiretwin board virtual --count 16 --link /tmp/bench     # /tmp/bench0 … /tmp/bench15",
      "  wiretwin board virtual --fault drop-to-board:p=0.001,run=1-40 --seed 7",
      "  wiretwin board virtual --tcp 0                   # tcp://127.0.0.1:PORT"
    })
final class BoardVirtualCommand implements Callable<Integer> {
  private static final int MOST_PORT = 65535;

  private CommandSpec spec;

  @Mixin private BoardMaking making;

  @Option(
      names = "--link",
      paramLabel = "PATH",
      description =
          "The path of the serial port, a link that leads to it (default: one in --state-dir). With"
              + " --count: PATH0, PATH1 and so on.")
  private Path link;

  @Option(
      names = "--tcp",
      paramLabel = "PORT",
      description =
          "Offer the line over TCP on 127.0.0.1, and no serial port; 0 takes any free port. With"
              + " --count: PORT, PORT+1 and so on. The way to go where there are no pseudo"
              + " terminals, as on Windows.")
  private Integer tcp;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1",
      description = "So many boards in this one process (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "What board fault and board list call it (default: the next free of virt0, virt1 …). With"
              + " --count: NAME0, NAME1 and so on.")
  private String name;

  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      converter = FaultOption.class,
      description = "What goes wrong from the first byte on; may be given again. See below.")
  private List<Fault> faults = new ArrayList<>();

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description =
          "Where diagnostics go: faults, and what is undefined on a real board (default: stderr)."
              + " With --count: FILE0, FILE1 and so on.")
  private Path log;

  @Option(
      names = "--until-stdin-closes",
      description = "End when the standard input does, so that no board outlives its parent.")
  private boolean untilStdinCloses;

  @Mixin private StateFolder state;

  @Spec
  private void describe(CommandSpec known) {
    spec = known;
    FaultOption.explainIn(spec);
  }

  @Override
  public Integer call() {
    BoardPlan plan = plan();
    PrintWriter err = spec.commandLine().getErr();
    try (BoardDiaries diaries = BoardDiaries.open(Optional.ofNullable(log), plan.count(), err);
        BoardHost host = BoardHost.start(plan, diaries::page)) {
      UntilStopped running = new UntilStopped(() -> end(host, diaries));
      running.hold(() -> begin(host.boards(), plan, running));
      return ExitCode.OK;
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw CommandFailure.noResult(SafeText.of(e.getMessage()) + ".", e);
    }
  }

  private BoardPlan plan() {
    if (count < 1 || count > BoardPlan.MOST_BOARDS) {
      throw wrong("--count: must be 1 to " + BoardPlan.MOST_BOARDS + ".");
    } else if (tcp != null && link != null) {
      throw wrong("--tcp: a line over TCP has no --link; give one of both.");
    } else if (tcp != null && (tcp < 0 || tcp + count - 1 > MOST_PORT)) {
      throw wrong("--tcp: must be 0 to " + MOST_PORT + ", for the last board, too.");
    } else if (name != null && !name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}")) {
      throw wrong("--name: give up to 32 letters, digits, dots, dashes and underscores.");
    }
    return new BoardPlan(
        count,
        state.boards(),
        Optional.ofNullable(name),
        Optional.ofNullable(link),
        tcp == null ? OptionalInt.empty() : OptionalInt.of(tcp),
        making.settings(spec.commandLine()),
        making.flash(),
        making.zeroSizeGivesPointer(),
        faults,
        making.names(spec.commandLine()));
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private void begin(List<BoardEntry> boards, BoardPlan plan, UntilStopped running) {
    PrintWriter out = spec.commandLine().getOut();
    boards.forEach(board -> out.println(board.port()));
    out.flush();
    hint(boards.get(0), plan, spec.commandLine().getErr());
    if (untilStdinCloses) {
      StdinWatch.start(running::stop);
    }
  }

  /** The process may end right behind this: the last lines must be written by then. */
  private static void end(BoardHost host, BoardDiaries diaries) {
    host.close();
    diaries.close();
  }

  private static void hint(BoardEntry first, BoardPlan plan, PrintWriter err) {
    String port = SafeText.of(first.port());
    String many = plan.count() == 1 ? "" : " and " + (plan.count() - 1) + " more";
    Firmware firmware = plan.settings().firmware();
    String what =
        firmware.isAt()
            ? "AT firmware " + AtGeneration.of(firmware).word()
            : "NodeMCU 3.0.0 with Lua";
    err.println("Board " + first.name() + many + ": " + what + ", until Ctrl-C.");
    if (port.startsWith("tcp://")) {
      err.println("  try: nc " + port.substring("tcp://".length()).replace(':', ' '));
    } else {
      err.println("  try: screen " + port + " " + plan.settings().baud() + "   (leave: Ctrl-A K)");
    }
    err.println("  have something go wrong: wiretwin board fault " + first.name() + " reset");
    err.println("  control socket: " + SafeText.of(first.control().toString()));
    err.flush();
  }
}
