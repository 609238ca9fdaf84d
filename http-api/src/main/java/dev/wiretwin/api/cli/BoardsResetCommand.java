package dev.wiretwin.api.cli;

import dev.wiretwin.api.board.BoardRestart;
import dev.wiretwin.api.remote.RemoteService;
import dev.wiretwin.bridge.console.BoardTarget;
import dev.wiretwin.bridge.identify.Identification;
import dev.wiretwin.bridge.identify.Identifier;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.ResetSequence;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wiretwin boards reset}: has a board start anew. */
@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Has the board on a port start anew, and says whether it did.",
      "Moves DTR and RTS, which most boards have wired to reset and GPIO0. Where they",
      "are not, --soft restarts a board that is at its Lua prompt, or takes AT commands."
    },
    parameterListHeading = "%nWhat:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK + ":the board has started; or it is in its boot loader, as was asked for",
      ExitCode.USAGE + ":the command line was not understood",
      ExitCode.INFRASTRUCTURE + ":the port cannot be had or has no such lines, or nothing was heard"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin boards reset /dev/ttyUSB0",
      "  wiretwin boards reset usb-1-1.2 --sequence bootloader",
      "  wiretwin boards reset usb-1-1.2 --sequence 'dtr0 rts1 300ms rts0'",
      "  wiretwin boards reset virt0 --soft"
    })
final class BoardsResetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private PortOption port;

  @Mixin private ServiceOptions services;

  @Option(
      names = "--baud",
      paramLabel = "N",
      defaultValue = "" + BoardTarget.USUAL_BAUD,
      description = "The board's rate (default: ${DEFAULT-VALUE}).")
  private int baud;

  @Option(
      names = "--sequence",
      paramLabel = "WORDS",
      description =
          "How the lines move: run, into the firmware (the default); bootloader; or words such as"
              + " 'dtr0 rts1 100ms rts0'. After any but run nothing is waited for.")
  private String sequence;

  @Option(
      names = "--soft",
      description = "By the firmware's own command instead: node.restart(), or AT+RST.")
  private boolean soft;

  @Override
  public Integer call() throws InterruptedException {
    ResetSequence steps = steps();
    Optional<RemoteService> service = services.service();
    if (service.isPresent()) {
      String words = soft ? "soft" : steps.toString();
      new RemoteBoards(service.get(), spec.commandLine().getOut(), false)
          .restart(port.address(), words);
      return ExitCode.OK;
    }
    BoardRestart restart = new BoardRestart(port.opening(), baud, System::nanoTime);
    try (Progress progress = Progress.on(spec.commandLine().getErr(), System::nanoTime)) {
      progress.begin("restarting " + port.name());
      if (soft) {
        return tell(softly(restart));
      } else if (steps == ResetSequence.RUN) {
        return tell(restart.byLines(steps));
      }
      restart.intoSilence(steps);
      say("ok " + port.name() + " " + steps);
      return ExitCode.OK;
    } catch (LineFailure failed) {
      String more =
          !soft && failed.getMessage().contains("DTR")
              ? "; or, if it is at its Lua prompt, give --soft"
              : "";
      throw CommandFailure.ofLine(failed.getMessage() + more, failed);
    }
  }

  /** By the firmware's own command: which one that is, it says. */
  private Optional<String> softly(BoardRestart lua) throws LineFailure, InterruptedException {
    Identification found = new Identifier(System::nanoTime).identify(port.name(), port.opening());
    return found instanceof Identification.AtFirmware at
        ? BoardRestart.ofModule(port.opening(), at.baud(), System::nanoTime).byCommand()
        : lua.byCommand();
  }

  private ResetSequence steps() {
    if (soft && sequence != null) {
      throw new ParameterException(
          spec.commandLine(), "--soft moves no lines: give it or --sequence, not both.");
    }
    try {
      return sequence == null ? ResetSequence.RUN : ResetSequence.of(sequence);
    } catch (IllegalArgumentException none) {
      throw new ParameterException(
          spec.commandLine(), "--sequence: " + SafeText.of(none.getMessage()) + ".", none);
    }
  }

  private int tell(Optional<String> begun) {
    if (begun.isEmpty()) {
      throw CommandFailure.noResult(
          port.name()
              + " was told to restart, but nothing was heard of its firmware at "
              + baud
              + " baud: see what is there with wiretwin boards identify "
              + port.name()
              + ".",
          null);
    }
    say("ok " + port.name() + " " + SafeText.of(begun.get().strip()));
    return ExitCode.OK;
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
