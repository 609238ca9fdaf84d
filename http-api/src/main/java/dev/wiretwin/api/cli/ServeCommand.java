package dev.wiretwin.api.cli;

import dev.wiretwin.api.board.RemoteBoard;
import dev.wiretwin.api.log.LogFormat;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import dev.wiretwin.api.store.Retention;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wiretwin serve}: the REST service. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Runs the REST service until it is stopped, for this machine alone unless a token is set.",
      "Prints its URL: the page for people. /openapi.yaml below it says what programs can do.",
      "Divergences that are known on this bench may stand in divergences.yaml in the state directory."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.USAGE + ":the command line was not understood, or a token is missing",
      ExitCode.INFRASTRUCTURE + ":the port is taken, or the state directory cannot be used",
      ExitCode.STOPPED + ":ended by Ctrl-C"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin serve",
      "  wiretwin serve --port 0                                          # any free port",
      "  openssl rand -hex 24 > token && chmod 600 token",
      "  wiretwin serve --host 0.0.0.0 --token-file token --allow-host bench1.lan",
      "  wiretwin serve --lab-host 192.168.1.20                           # to compare real boards",
      "  curl -sf http://127.0.0.1:8080/api/v1/boards",
      "  curl -N http://127.0.0.1:8080/api/v1/events                      # what happens"
    })
final class ServeCommand implements Callable<Integer> {
  private static final int MOST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Mixin private StateFolder state;

  @Mixin private LogOptions log;

  @Mixin private AccessOptions access;

  @Mixin private LabHostOption labHost;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port to listen on; 0 takes any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--keep-days",
      paramLabel = "DAYS",
      defaultValue = "90",
      description = "How long comparisons and events are kept (default: ${DEFAULT-VALUE}).")
  private int keepDays;

  @Option(
      names = "--keep-mib",
      paramLabel = "MIB",
      defaultValue = "2048",
      description =
          "How much is kept; the oldest finished comparisons go first"
              + " (default: ${DEFAULT-VALUE}).")
  private int keepMib;

  @Option(
      names = "--try",
      description = "Starts, asks itself whether it is ready, says so and ends: would it start?")
  private boolean trial;

  @Option(
      names = "--board",
      paramLabel = "[NAME=]URL",
      description =
          "A board behind the network, tcp://HOST:PORT or rfc2217://HOST:PORT; may be given again.")
  private List<String> boards = List.of();

  @Override
  public Integer call() throws IOException {
    ServiceSettings settings = settings();
    log.use();
    Service service = start(settings);
    if (trial) {
      return tried(service);
    }
    new UntilStopped(service::close).hold(() -> announce(service.port()));
    return ExitCode.OK;
  }

  private ServiceSettings settings() {
    CommandLine command = spec.commandLine();
    if (port < 0 || port > MOST_PORT) {
      throw new ParameterException(command, "--port: must be 0 to 65535.");
    }
    return new ServiceSettings(
        access.host(),
        port,
        access.access(command),
        access.connectTo(command),
        state.folder(),
        retention(),
        remoteBoards(),
        labHost.address());
  }

  private List<RemoteBoard> remoteBoards() {
    try {
      return boards.stream().map(RemoteBoard::of).toList();
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(
          spec.commandLine(), "--board: " + wrong.getMessage() + ".", wrong);
    }
  }

  private static Service start(ServiceSettings settings) {
    try {
      return Service.start(settings);
    } catch (Refusal refused) {
      throw CommandFailure.noResult(SafeText.of(refused.getMessage()) + ".", refused);
    }
  }

  private int tried(Service service) throws IOException {
    try (service) {
      if (!TrialStart.isReady(URI.create(url(service.port())))) {
        throw CommandFailure.noResult("It starts, but does not get ready.", null);
      }
      spec.commandLine().getOut().println("It starts here, and is ready.");
      spec.commandLine().getOut().flush();
      return ExitCode.OK;
    }
  }

  private String url(int bound) {
    return "http://" + address() + ":" + bound;
  }

  private void announce(int bound) {
    String url = url(bound);
    PrintWriter out = spec.commandLine().getOut();
    out.println(url);
    out.flush();
    if (log.settings().format() == LogFormat.JSON) {
      return; // standard error is for programs then
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println("Try:  curl -sf " + access.curlOption() + url + "/api/v1/boards");
    err.println("Look: open " + url + "/ in a browser.");
    err.println("Listening until Ctrl-C.");
    err.flush();
  }

  /** One that can be copied: nobody connects to the address that means all of them. */
  private String address() {
    return switch (access.host()) {
      case "0.0.0.0", "::" -> "127.0.0.1";
      default -> access.host().indexOf(':') < 0 ? access.host() : "[" + access.host() + "]";
    };
  }

  private Retention retention() {
    if (keepDays < 1 || keepMib < 1) {
      throw new ParameterException(
          spec.commandLine(), "--keep-days and --keep-mib must be 1 at least");
    }
    return new Retention(Duration.ofDays(keepDays), (long) keepMib << 20);
  }
}
