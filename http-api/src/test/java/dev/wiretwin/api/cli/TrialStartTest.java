package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TrialStartTest {
  @Test
  void aServiceThatIsNotReadyIsNot() throws Exception {
    assertThat(answered("HTTP/1.1 200 OK\r\n\r\n")).isTrue();
    assertThat(answered("HTTP/1.1 503 Not yet\r\n\r\n")).isFalse();
    assertThat(answered("")).isFalse();
  }

  @Test
  void whereNobodyListensNobodyIsReady() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    URI nobody = URI.create("http://127.0.0.1:" + free);
    assertThatThrownBy(() -> TrialStart.isReady(nobody)).isInstanceOf(IOException.class);
  }

  @Test
  void serveCanBeTried(@TempDir Path folder) {
    CliRun run = CliRun.of("serve", "--try", "--port", "0", "--state-dir", folder.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("It starts here, and is ready." + System.lineSeparator());
  }

  private static boolean answered(String answer) throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> told =
          CompletableFuture.runAsync(
              () -> {
                try (Socket asking = listening.accept()) {
                  asking.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                  asking.shutdownOutput();
                  asking.getInputStream().readAllBytes();
                } catch (IOException odd) {
                  throw new IllegalStateException(odd);
                }
              });
      URI there = URI.create("http://127.0.0.1:" + listening.getLocalPort());
      boolean ready = TrialStart.isReady(there);
      told.join();
      return ready;
    }
  }
}
