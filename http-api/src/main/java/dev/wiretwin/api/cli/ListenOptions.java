package dev.wiretwin.api.cli;

import dev.wiretwin.api.listen.Place;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where and how a command listens for others: the options that all such commands share. */
final class ListenOptions {
  private static final int MOST_PORT = 65535;

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

  /**
   * @param alwaysTls whether TLS is wanted even without the option
   * @throws ParameterException if this makes no sense
   */
  Place place(CommandLine command, int port, boolean alwaysTls) {
    if (port < 0 || port > MOST_PORT) {
      throw new ParameterException(command, "--port: must be 0 to 65535.");
    }
    boolean withTls = tls || alwaysTls;
    if (caOut != null && !withTls) {
      throw new ParameterException(command, "--ca-out: there is a certificate only with --tls.");
    }
    return withTls ? Place.withTls(host, port, Instant.now()) : Place.plain(host, port);
  }

  /** Gives out the certificate, and tells what clients and neighbours need to know. */
  void announce(Place place, PrintWriter err) throws IOException {
    if (caOut != null) {
      write(place.authorityPem().orElseThrow());
      err.println("Clients that shall believe the certificate need " + caOut.toAbsolutePath());
    } else if (place.authority().isPresent()) {
      err.println("Clients must not check the certificate; or give them one with --ca-out FILE");
    }
    if (!place.address().getAddress().isLoopbackAddress()) {
      err.println("Whoever can reach this machine can connect: there is no password.");
    }
    err.println("Listening until Ctrl-C.");
    err.flush();
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
