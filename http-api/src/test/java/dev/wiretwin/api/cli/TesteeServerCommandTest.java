package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.listen.Place;
import dev.wiretwin.api.testee.EchoCheck;
import dev.wiretwin.api.testee.TesteeServer;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.transport.TlsTrust;
import java.io.BufferedReader;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TesteeServerCommandTest {
  private static final String[] PLAIN = {"testee", "server", "--port", "0"};

  @Test
  void itPrintsItsUrlServesAndFreesItsPortWhenStopped() throws Exception {
    try (Serving server = Serving.start(PLAIN)) {
      assertThat(EchoCheck.of(server.url(), ClientConfig.DEFAULT, "hello")).isEqualTo("hello 0");
      assertThat(server.stop()).isZero();
      try (ServerSocket again = new ServerSocket(URI.create(server.url()).getPort())) {
        assertThat(again.isBound()).isTrue();
      }
    }
  }

  @Test
  void withTlsTheCertificateGoesWhereItWasWanted(@TempDir Path folder) throws Exception {
    Path ca = folder.resolve("ca.pem");
    String[] args = {
      "testee", "server", "--port", "0", "--host", "localhost", "--tls", "--ca-out", ca.toString()
    };
    try (Serving server = Serving.start(args)) {
      assertThat(server.url()).startsWith("wss://localhost:");
      assertThat(Files.readString(ca)).startsWith("-----BEGIN CERTIFICATE-----");
      ClientConfig config = ClientConfig.DEFAULT.withTrust(TlsTrust.ANYTHING);
      assertThat(EchoCheck.of(server.url(), config, "hello")).isEqualTo("hello 0");
    }
  }

  @Test
  void withTlsAndNoFileItSaysSo() throws Exception {
    String[] args = {"testee", "server", "--port", "0", "--tls"};
    try (Serving server = Serving.start(args)) {
      assertThat(server.err()).contains("--ca-out FILE");
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsNoServer(@TempDir Path folder) {
    String file = folder.resolve("missing/ca.pem").toString();
    CliRun run = CliRun.of("testee", "server", "--port", "0", "--tls", "--ca-out", file);
    assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(run.err()).contains("cannot write " + file, "name a file in a folder");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aTakenPortIsOneSentence() throws Exception {
    try (TesteeServer first = TesteeServer.start(Place.plain("127.0.0.1", 0))) {
      int port = URI.create(first.url()).getPort();
      CliRun run = CliRun.of("testee", "server", "--port", String.valueOf(port));
      assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
      assertThat(run.err().lines())
          .singleElement()
          .asString()
          .contains("cannot listen on", "Choose another port, or 0 for any.");
    }
  }

  @Test
  void aPortThatIsNoneIsAUsageError() {
    CliRun run = CliRun.of("testee", "server", "--port", "65536");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--port: must be 0 to 65535.");
  }

  @Test
  void aCertificateWithoutTlsIsAUsageError() {
    CliRun run = CliRun.of("testee", "server", "--port", "0", "--ca-out", "x");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("only with --tls");
  }

  @Test
  void helpHasExamples() {
    assertThat(CliRun.of("testee", "server", "--help").out())
        .contains("Examples:", "--tls --ca-out", "Exit codes:");
  }

  @Test
  void aSignalEndsTheProcessWithoutAWord() throws Exception {
    Process process =
        new ProcessBuilder(Spawned.command("testee", "server", "--port", "0")).start();
    try (BufferedReader out = process.inputReader();
        BufferedReader err = process.errorReader()) {
      String url = out.readLine();
      assertThat(EchoCheck.of(url, ClientConfig.DEFAULT, "hello")).isEqualTo("hello 0");
      process.toHandle().destroy(); // the process's own would close its streams
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(128 + 15);
      assertThat(out.readLine()).isNull();
      assertThat(err.lines()).containsExactly("Listening until Ctrl-C.");
    } finally {
      process.destroyForcibly();
    }
  }
}
