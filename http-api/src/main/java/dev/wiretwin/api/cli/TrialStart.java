package dev.wiretwin.api.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a service, as anybody would, whether it is ready. Stateless. */
final class TrialStart {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private TrialStart() {}

  /**
   * Whether {@code /readyz} below that URL answers 200.
   *
   * @throws IOException if nothing answers there
   */
  static boolean isReady(URI service) throws IOException {
    try (Socket socket = new Socket()) {
      int millis = (int) PATIENCE.toMillis();
      socket.connect(new InetSocketAddress(service.getHost(), service.getPort()), millis);
      socket.setSoTimeout(millis);
      String request =
          "GET /readyz HTTP/1.1\r\nHost: "
              + service.getRawAuthority()
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readAllBytes();
      return new String(answer, StandardCharsets.UTF_8).startsWith("HTTP/1.1 200 ");
    }
  }
}
