package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.testee.EchoCheck;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.transport.TlsTrust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LabCommandTest {
  private static final String ECHO =
      "[handshake, {expect_frame: text}, {text: hello}, {expect_frame: close}, {close: 1000}, fin]";

  @TempDir private Path folder;

  @Test
  void itPrintsItsUrlWhatItSeesAndASummaryWhenStopped() throws Exception {
    try (Serving lab = Serving.start("lab", "--script", file(ECHO))) {
      assertThat(EchoCheck.of(lab.url(), ClientConfig.DEFAULT, "hello")).isEqualTo("hello 0");
      assertThat(lab.stop()).isZero();
      assertThat(lab.rest())
          .contains("> GET / HTTP/1.1")
          .contains("< HTTP/1.1 101 Switching Protocols")
          .contains("> text fin 5 bytes \"hello\"")
          .contains("< close fin 2 bytes 1000")
          .contains("< ends TCP")
          .endsWith("1 connection, 2 frames from clients, the script went as written\n");
      try (ServerSocket again = new ServerSocket(URI.create(lab.url()).getPort())) {
        assertThat(again.isBound()).isTrue();
      }
    }
  }

  @Test
  void aScenarioIsServedAsItSays() throws Exception {
    String scenario = "{client: [connect], server_tls: true, server: " + ECHO + "}";
    try (Serving lab = Serving.start("lab", "--script", file(scenario), "--time-scale", "0.5")) {
      assertThat(lab.url()).startsWith("wss://127.0.0.1:");
      ClientConfig config = ClientConfig.DEFAULT.withTrust(TlsTrust.ANYTHING);
      assertThat(EchoCheck.of(lab.url(), config, "hello")).isEqualTo("hello 0");
    }
  }

  @Test
  void aSignalEndsItWithTheSummary() throws Exception {
    try (Spawned lab = Spawned.of("lab", "--script", file("[handshake]"), "--port", "0")) {
      assertThat(lab.out().readLine()).startsWith("ws://127.0.0.1:");
      assertThat(lab.terminate()).isEqualTo(128 + 15);
      assertThat(lab.out().lines()).last().asString().startsWith("0 connections, 0 frames");
    }
  }

  @Test
  void aTakenPortIsOneSentence() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = String.valueOf(busy.getLocalPort());
      CliRun run = CliRun.of("lab", "--script", file("[fin]"), "--port", port);
      assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
      assertThat(run.err().lines())
          .singleElement()
          .asString()
          .contains("cannot listen on", "Choose another port, or 0 for any.");
    }
  }

  @Test
  void aMissingScriptIsOneSentence() {
    CliRun run = CliRun.of("lab", "--script", folder.resolve("none.yaml").toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .endsWith("none.yaml: cannot be read: there is no such file.");
  }

  @Test
  void aWrongScriptNamesThePlace() throws IOException {
    CliRun run = CliRun.of("lab", "--script", file("[handshake, ehco]"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("script.yaml:1:13", "\"echo\"");
  }

  @Test
  void aScriptInWhichNobodyListensIsRefused() throws IOException {
    CliRun run = CliRun.of("lab", "--script", file("{client: [connect], server: null}"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("nobody listens: give it server steps");
  }

  @Test
  void helpHasExamples() {
    assertThat(CliRun.of("lab", "--help").out())
        .contains("Examples:", "--host 0.0.0.0", "Exit codes:", "130");
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("script.yaml"), text).toString();
  }
}
