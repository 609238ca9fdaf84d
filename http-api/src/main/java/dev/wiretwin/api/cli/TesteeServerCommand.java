package dev.wiretwin.api.cli;

import dev.wiretwin.api.listen.Place;
import dev.wiretwin.api.testee.TesteeServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wiretwin testee server}: our server, tested by a fuzzing client. */
@Command(
    name = "server",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Lets a fuzzing client test our server.",
      "Prints the URL it listens on, then echoes every message, compressed if the client wants",
      "that, until Ctrl-C."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.USAGE + ":the command line was not understood",
      ExitCode.INFRASTRUCTURE + ":the port cannot be had, or the file not be written",
      "130:ended by Ctrl-C"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin testee server --port 9002",
      "  wiretwin testee server --port 0 --tls --ca-out /tmp/testee-ca.pem"
    })
final class TesteeServerCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      required = true,
      paramLabel = "N",
      description = "The port to listen on; 0 takes any free one.")
  private int port;

  @Mixin private ListenOptions listen;

  @Override
  public Integer call() {
    Place place = listen.place(spec.commandLine(), port, false);
    try (TesteeServer server = TesteeServer.start(place)) {
      listen.announce(place, spec.commandLine().getErr());
      PrintWriter out = spec.commandLine().getOut();
      new UntilStopped(server::close)
          .hold(
              () -> {
                out.println(server.url());
                out.flush();
              });
    } catch (IOException e) {
      throw CommandFailure.noResult(e.getMessage() + ".", e);
    }
    return ExitCode.OK;
  }
}
