package dev.wiretwin.api.cli;

import dev.wiretwin.bridge.console.BoardTarget;
import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.lua.AgentFlash;
import dev.wiretwin.bridge.lua.AgentSettings;
import dev.wiretwin.bridge.lua.LuaBoard;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.SerialLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wiretwin boards agent}: the Lua program on a board through which we use it. */
@Command(
    name = "agent",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Brings the agent onto a Lua board, tries it, and says what it costs; or removes it.",
      "The agent is a small Lua program through which the board's websocket module is",
      "used. It stays on the flash as wiretwin-HASH.lc, runs only when it is asked to,",
      "and never touches init.lua or any other file."
    },
    parameterListHeading = "%nParameters:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK + ":the agent works, or is removed",
      ExitCode.USAGE + ":the command line was not understood",
      ExitCode.INFRASTRUCTURE + ":the port cannot be had, or the board does not take the agent"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin boards agent /dev/ttyUSB0",
      "  wiretwin boards agent usb-1-1.2 --link-baud 460800",
      "  wiretwin boards agent /dev/ttyUSB0 --remove"
    })
final class BoardsAgentCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private PortOption port;

  @Option(names = "--remove", description = "Remove it from the board's flash.")
  private boolean remove;

  @Option(
      names = "--baud",
      paramLabel = "N",
      defaultValue = "" + BoardTarget.USUAL_BAUD,
      description = "The rate of the board's console (default: ${DEFAULT-VALUE}).")
  private int baud;

  @Option(
      names = "--link-baud",
      paramLabel = "N",
      description = "Try the link at this rate; a board that starts anew is back at --baud.")
  private Integer linkBaud;

  @Option(names = "--json", description = "Print one JSON document instead of the lines.")
  private boolean json;

  /** The JSON document of an agent that works. */
  private record Works(int format, String port, int heapBytes, double tripMillis, boolean sent) {}

  /** The JSON document of one that is gone. */
  private record Removed(int format, String port, int files) {}

  @Override
  public Integer call() throws InterruptedException {
    try (Progress progress = Progress.on(spec.commandLine().getErr(), System::nanoTime)) {
      progress.begin("asking " + port.name());
      if (remove) {
        tellRemoved(removed());
      } else {
        tell(tried(progress));
      }
      return ExitCode.OK;
    } catch (IOException failed) {
      throw CommandFailure.ofLine(failed.getMessage(), failed);
    }
  }

  private int removed() throws LineFailure, InterruptedException {
    ConsoleDialog dialog = new ConsoleDialog(System::nanoTime, "g");
    try (SerialLine line = port.opening().open(baud, dialog)) {
      dialog.on(line);
      return AgentFlash.remove(dialog);
    }
  }

  private AgentTrial.Outcome tried(Progress progress) throws IOException, InterruptedException {
    AgentTrial trial = new AgentTrial(progress::goOn);
    AgentSettings usual = AgentSettings.DEFAULT.withBaud(baud);
    AgentSettings settings = linkBaud == null ? usual : usual.withFastBaud(linkBaud);
    LuaBoard.Surroundings around =
        new LuaBoard.Surroundings(
            System::nanoTime, Runnable::run, new ConsoleLog(Clock.systemUTC()));
    try (LuaBoard board = LuaBoard.open(port.opening(), settings, trial, around)) {
      return trial.on(board);
    }
  }

  private void tell(AgentTrial.Outcome found) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonAnswer.print(
          out, new Works(1, port.address(), found.heapBytes(), found.tripMillis(), found.sent()));
      return;
    }
    out.println(port.name() + ": the agent works");
    out.println("  sent       " + (found.sent() ? "now" : "it was on the flash already"));
    out.println("  free heap  " + found.heapBytes() + " bytes beside it");
    out.println("  trip       " + found.tripMillis() + " ms there and back (median of 20)");
    out.flush();
  }

  private void tellRemoved(int files) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonAnswer.print(out, new Removed(1, port.address(), files));
      return;
    }
    out.println(
        port.name()
            + (files == 0 ? ": there was no agent" : ": the agent is removed from its flash"));
    out.flush();
  }
}
