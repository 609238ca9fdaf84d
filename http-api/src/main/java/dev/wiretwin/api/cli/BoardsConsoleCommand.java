package dev.wiretwin.api.cli;

import dev.wiretwin.bridge.console.BoardTarget;
import dev.wiretwin.bridge.serial.LineFailure;
import java.io.PrintWriter;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wiretwin boards console}: a board's console, live. */
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows what a board says, and sends what you type, line by line.",
      "Ctrl-C leaves. Each line waits for the board's prompt, or for the OK of AT",
      "firmware. Where the input is a pipe, the console ends when that has ended and",
      "the board is quiet."
    },
    parameterListHeading = "%nWhat:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK + ":the input ended, and the board had its say",
      ExitCode.USAGE + ":the command line was not understood",
      ExitCode.INFRASTRUCTURE + ":the port cannot be had, or the board went away",
      ExitCode.STOPPED + ":left by Ctrl-C"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin boards console /dev/ttyUSB0",
      "  wiretwin boards console usb-1-1.2 --baud 74880    # what the ROM says at reset",
      "  echo '=node.heap()' | wiretwin boards console virt0",
      "  echo 'AT+GMR' | wiretwin boards console /dev/ttyUSB1",
      "  wiretwin boards console virt0 --stay < script.lua"
    })
final class BoardsConsoleCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS ");

  @Spec private CommandSpec spec;

  @Mixin private PortOption port;

  @Option(
      names = "--baud",
      paramLabel = "N",
      defaultValue = "" + BoardTarget.USUAL_BAUD,
      description = "The board's rate (default: ${DEFAULT-VALUE}).")
  private int baud;

  @Option(names = "--timestamps", description = "Put the time before each line.")
  private boolean timestamps;

  @Option(names = "--stay", description = "Stay when the input has ended, until Ctrl-C.")
  private boolean stay;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    boolean terminal = System.console() != null;
    if (terminal) {
      err.println(port.name() + " at " + baud + " baud; Ctrl-C leaves");
    }
    Supplier<String> lineStart = timestamps ? () -> LocalTime.now().format(TIME) : () -> "";
    LiveConsole console =
        new LiveConsole(
            System.in,
            out,
            err,
            System::nanoTime,
            new LiveText(lineStart),
            new LiveConsole.Manner(terminal, stay));
    try (StopSignal stop = StopSignal.listening()) {
      stop.asked().thenRun(console::leave);
      Optional<String> gone = console.run(port.opening(), baud);
      if (gone.isPresent()) {
        throw CommandFailure.ofLine(gone.get(), null);
      }
      return stop.asked().isDone() ? ExitCode.STOPPED : ExitCode.OK;
    } catch (LineFailure refused) {
      throw CommandFailure.ofLine(refused.getMessage(), refused);
    }
  }
}
