package dev.wiretwin.api.cli;

import dev.wiretwin.api.listen.Place;
import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.lab.LabServer;
import dev.wiretwin.core.lab.LabSettings;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioProblems;
import dev.wiretwin.core.scenario.ServerSideReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wiretwin lab}: a server that does what a script says, for any client that comes. */
@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Serves a scenario to any client: a board, a browser, wscat.",
      "Prints the URL, then everything it sees as it happens, until Ctrl-C."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.USAGE + ":no such script, a wrong one, or the command line was not understood",
      ExitCode.INFRASTRUCTURE + ":the port cannot be had, or the certificate not be written",
      ExitCode.STOPPED + ":ended by Ctrl-C"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  echo '[handshake, {text: hello}, {echo: {until: close}}, fin]' > hello.yaml",
      "  wiretwin lab --script hello.yaml --port 8080",
      "  wiretwin lab --script hello.yaml --port 8080 --host 0.0.0.0     # for a board",
      "  wiretwin lab --script my-scenario.yaml --tls --ca-out /tmp/lab-ca.pem"
    })
final class LabCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--script",
      required = true,
      paramLabel = "FILE",
      description =
          "A scenario, of which the server's side is played (with TLS if it says server_tls), or"
              + " just a list of server steps.")
  private Path script;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port to listen on (default: the scenario's, or else any free one).")
  private Integer port;

  @Mixin private ListenOptions listen;

  @Option(
      names = "--time-scale",
      paramLabel = "X",
      converter = TimeScale.class,
      description =
          "Real milliseconds per millisecond of the script: 0.05 is twenty times faster (default:"
              + " the scenario's, or else 1).")
  private Double timeScale;

  @Override
  public Integer call() {
    Scenario scenario = read();
    int wanted = port == null ? scenario.listenPort().orElse(0) : port;
    Place place = listen.place(spec.commandLine(), wanted, scenario.serverTls());
    PrintWriter out = spec.commandLine().getOut();
    LabPrinter printer = LabPrinter.waiting(out);
    try (LabServer lab =
        LabServer.start(
            WebSocket.defaultNetwork(), settings(scenario, place, printer), scenario.server())) {
      listen.announce(place, spec.commandLine().getErr());
      new UntilStopped(() -> end(lab, printer, out))
          .hold(() -> begin(place.url(lab.port()), printer, out));
    } catch (IOException e) {
      throw CommandFailure.noResult(e.getMessage() + ".", e);
    }
    return ExitCode.OK;
  }

  private Scenario read() {
    Scenario scenario;
    try {
      scenario = ServerSideReader.read(script);
    } catch (ScenarioProblems wrong) {
      throw CommandFailure.wrongScenario(wrong);
    }
    if (scenario.server().connections().isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          SafeText.of(script.toString())
              + " says server: null, so that nobody listens: give it server steps.",
          null);
    }
    return scenario;
  }

  private LabSettings settings(Scenario scenario, Place place, LabPrinter printer)
      throws IOException {
    return new LabSettings(
        place.address(),
        place.identity(),
        timeScale == null ? scenario.timeScale() : timeScale,
        printer);
  }

  private static void begin(String url, LabPrinter printer, PrintWriter out) {
    out.println(url);
    out.println(LabLines.LEGEND);
    out.flush();
    printer.start();
  }

  private static void end(LabServer lab, LabPrinter printer, PrintWriter out) {
    lab.close();
    printer.close();
    out.println();
    out.println(LabLines.summary(lab.recording()));
    out.flush();
  }
}
