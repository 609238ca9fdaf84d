package dev.wiretwin.api.cli;

import dev.wiretwin.bridge.virtual.host.BoardEntry;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wiretwin board list}: which virtual boards run. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {"Lists the virtual boards that run.", "Touches none of them."},
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK + ":listed, even if there are none",
      ExitCode.USAGE + ":the command line was not understood",
      ExitCode.INFRASTRUCTURE + ":the folder cannot be read"
    },
    footerHeading = "%nExamples:%n",
    footer = {"  wiretwin board list", "  wiretwin board list --json | jq -r '.boards[].port'"})
final class BoardListCommand implements Callable<Integer> {
  private static final int FORMAT = 1;

  @Spec private CommandSpec spec;

  @Mixin private StateFolder state;

  @Option(names = "--json", description = "Print one JSON document instead of the table.")
  private boolean json;

  @Override
  public Integer call() {
    List<BoardEntry> running;
    try {
      running = state.register().running();
    } catch (IOException e) {
      throw CommandFailure.noResult(
          "cannot read " + state.boards() + ": " + e.getMessage() + ".", e);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonAnswer.print(out, new Answer(FORMAT, running.stream().map(Row::of).toList()));
    } else if (running.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("No virtual board runs. Start one: wiretwin board virtual");
    } else {
      print(out, running);
    }
    return ExitCode.OK;
  }

  private static void print(PrintWriter out, List<BoardEntry> running) {
    out.printf("%-12s %-9s %-14s %s%n", "NAME", "PROCESS", "DEVICE", "PORT");
    for (BoardEntry entry : running) {
      out.printf(
          "%-12s %-9d %-14s %s%n",
          SafeText.of(entry.name()),
          entry.pid(),
          entry.device().isEmpty() ? "unplugged" : SafeText.of(entry.device()),
          SafeText.of(entry.port()));
    }
    out.flush();
  }

  /**
   * @param format rises when a field changes its meaning or goes away
   */
  record Answer(int format, List<Row> boards) {}

  /** One board; no device while it is unplugged. */
  record Row(String name, long process, String port, String device, String control) {
    static Row of(BoardEntry entry) {
      String device = entry.device().isEmpty() ? null : entry.device();
      return new Row(entry.name(), entry.pid(), entry.port(), device, entry.control().toString());
    }
  }
}
