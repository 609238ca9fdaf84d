package dev.wiretwin.api.cli;

import dev.wiretwin.api.testee.TesteeServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
  private static final int MOST_PORT = 65535;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      required = true,
      paramLabel = "N",
      description = "The port to listen on; 0 takes any free one.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address to listen on (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--tls",
      description = "Listen for wss://, with a certificate that is made for this run.")
  private boolean tls;

  @Option(
      names = "--ca-out",
      paramLabel = "FILE",
      description = "With --tls: write the certificate that clients shall believe to this file.")
  private Path caOut;

  @Override
  public Integer call() {
    if (port < 0 || port > MOST_PORT) {
      throw new ParameterException(spec.commandLine(), "--port: must be 0 to 65535.");
    }
    if (caOut != null && !tls) {
      throw new ParameterException(
          spec.commandLine(), "--ca-out: there is a certificate only with --tls.");
    }
    try (TesteeServer server = start()) {
      announce(server);
      new UntilStopped(server::close).hold();
    } catch (IOException e) {
      throw CommandFailure.noResult(e.getMessage() + ".", e);
    }
    return ExitCode.OK;
  }

  private TesteeServer start() throws IOException {
    return tls ? TesteeServer.withTls(host, port, Instant.now()) : TesteeServer.plain(host, port);
  }

  /** The URL comes last: whoever waits for it finds everything else done. */
  private void announce(TesteeServer server) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    if (caOut != null) {
      write(server.authorityPem().orElseThrow());
      err.println("Clients that shall believe the certificate need " + caOut.toAbsolutePath());
    } else if (tls) {
      err.println("Clients must not check the certificate; or give them one with --ca-out FILE");
    }
    err.println("Listening until Ctrl-C.");
    err.flush();
    PrintWriter out = spec.commandLine().getOut();
    out.println(server.url());
    out.flush();
  }

  private void write(String pem) throws IOException {
    try {
      Files.writeString(caOut, pem);
    } catch (IOException e) {
      throw new IOException(
          "cannot write " + caOut.toAbsolutePath() + ": name a file in a folder that you may write",
          e);
    }
  }
}
