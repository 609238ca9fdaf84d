package dev.wiretwin.api.cli;

import dev.wiretwin.api.board.IdentificationJson;
import dev.wiretwin.api.remote.RemoteService;
import dev.wiretwin.bridge.identify.Identification;
import dev.wiretwin.bridge.identify.Identifier;
import dev.wiretwin.bridge.identify.LuaInfo;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wiretwin boards identify}: what is on a port, and what to do next. */
@Command(
    name = "identify",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Finds out what is on a port, or why there is no answer.",
      "Tells firmware, rate, modules and Wi-Fi, and what to do next. Takes 8 seconds at",
      "the most, and leaves the board as it was. It resets nothing; but some adapters",
      "reset their board when the port is opened."
    },
    parameterListHeading = "%nWhat:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK + ":it is known what is there, even if it is a boot loop",
      ExitCode.USAGE + ":the command line was not understood",
      ExitCode.INFRASTRUCTURE + ":the port cannot be had or went away, or nothing readable came"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin boards identify /dev/ttyUSB0",
      "  wiretwin boards identify usb-1-1.2 --baud 9600",
      "  wiretwin boards identify virt0 --url http://bench1:8080",
      "  wiretwin boards identify virt0 --json | jq -r '.lua.modules[]'"
    })
final class BoardsIdentifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private PortOption port;

  @Mixin private ServiceOptions services;

  @Option(
      names = "--baud",
      paramLabel = "N",
      description = "The board's rate, if you know it (default: the usual ones are tried).")
  private Integer baud;

  @Option(names = "--json", description = "Print one JSON document instead of the lines.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Optional<RemoteService> service = services.service();
    if (service.isPresent()) {
      return remote(service.get());
    }
    Identification found = identify();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonAnswer.print(out, IdentificationJson.of(port.address(), found));
    } else {
      print(out, port.name(), found);
    }
    boolean nothing =
        found instanceof Identification.Silent || found instanceof Identification.Unreadable;
    return nothing ? ExitCode.INFRASTRUCTURE : ExitCode.OK;
  }

  private int remote(RemoteService service) {
    if (baud != null) {
      throw new ParameterException(
          spec.commandLine(), "--baud: a service tries the usual rates; leave it out with --url.");
    }
    PrintWriter out = spec.commandLine().getOut();
    return new RemoteBoards(service, out, json).identify(port.address());
  }

  private Identification identify() throws InterruptedException {
    LineOpening opening = port.opening();
    try (Progress progress = Progress.on(spec.commandLine().getErr(), System::nanoTime)) {
      progress.begin("asking " + port.name());
      return new Identifier(System::nanoTime)
          .identify(port.address(), baud == null ? opening : new FixedRate(opening, baud));
    } catch (LineFailure refused) {
      throw CommandFailure.ofLine(refused.getMessage(), refused);
    }
  }

  static void print(PrintWriter out, String port, Identification found) {
    out.println(port + ": " + SafeText.of(found.summary()));
    if (found instanceof Identification.LuaFirmware lua) {
      print(out, lua.info());
    }
    out.println("  next      " + SafeText.of(found.advice()));
    out.flush();
  }

  private static void print(PrintWriter out, LuaInfo info) {
    out.println("  modules   " + SafeText.of(String.join(" ", info.modules())));
    if (info.heapBytes() >= 0) {
      out.println("  free heap " + info.heapBytes() + " bytes");
    }
    if (info.chipId() >= 0) {
      out.printf("  chip      %06x%n", info.chipId());
    }
    info.boot()
        .ifPresent(
            reason ->
                out.println(
                    "  started   "
                        + SafeText.of(reason.words())
                        + (info.uptimeSeconds() < 0
                            ? ""
                            : ", " + info.uptimeSeconds() + " s ago")));
  }
}
