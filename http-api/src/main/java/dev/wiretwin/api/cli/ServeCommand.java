package dev.wiretwin.api.cli;

import dev.wiretwin.api.listen.Access;
import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import dev.wiretwin.api.session.ConnectPolicy;
import dev.wiretwin.api.store.Retention;
import java.time.Duration;
import java.util.concurrent.Callable;
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
    description = "Runs the REST service until it is stopped.")
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private StateFolder state;

  @Mixin private LogOptions log;

  @Option(names = "--host", defaultValue = "127.0.0.1", description = "Where to listen.")
  private String host;

  @Option(names = "--port", defaultValue = "8080", description = "0 takes any free one.")
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

  @Override
  public Integer call() {
    log.use();
    Service service =
        Service.start(
            new ServiceSettings(
                host, port, Access.LOCAL, ConnectPolicy.BENCH, state.folder(), retention()));
    new UntilStopped(service::close)
        .hold(
            () -> {
              spec.commandLine().getOut().println("http://" + host + ":" + service.port());
              spec.commandLine().getOut().flush();
            });
    return ExitCode.OK;
  }

  private Retention retention() {
    if (keepDays < 1 || keepMib < 1) {
      throw new ParameterException(
          spec.commandLine(), "--keep-days and --keep-mib must be 1 at least");
    }
    return new Retention(Duration.ofDays(keepDays), (long) keepMib << 20);
  }
}
