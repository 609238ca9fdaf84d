package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.web.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServeCommandTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @TempDir private Path folder;

  @Test
  void itSaysWhereItListensAndWhatToTypeNextUntilItIsStopped() throws Exception {
    try (Serving serve = Serving.start(words("--port", "0"))) {
      URI url = URI.create(serve.url());
      assertThat(url.getHost()).isEqualTo("127.0.0.1");
      assertThat(Api.at(url.getPort()).get("/livez").status()).isEqualTo(200);
      assertThat(serve.stop()).isZero();
      assertThat(serve.err()).contains("Try:  curl -sf " + url + "/api/v1/boards");
      try (ServerSocket again = new ServerSocket(url.getPort())) {
        assertThat(again.isBound()).isTrue();
      }
    }
  }

  @Test
  void itSaysOnlyWhetherItWouldStart() {
    CliRun run = CliRun.of(words("--port", "0", "--try"));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("It starts here, and is ready.\n");
  }

  @Test
  void aSignalEndsItWithinFiveSeconds() throws Exception {
    try (Spawned serve = Spawned.of(words("--port", "0"))) {
      assertThat(serve.out().readLine()).startsWith("http://127.0.0.1:");
      Instant told = Instant.now();
      assertThat(serve.terminate()).isEqualTo(128 + 15);
      assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aTakenPortIsOneSentenceThatNamesWhoHasIt() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = String.valueOf(busy.getLocalPort());
      CliRun run = CliRun.of(words("--port", port));
      assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
      assertThat(run.err().lines())
          .singleElement()
          .asString()
          .contains("cannot listen on 127.0.0.1:" + port, "is taken by", "--port, or 0 for any")
          .contains("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void othersMayComeInOnlyWithAToken() {
    CliRun run = CliRun.of(words("--host", "0.0.0.0", "--port", "0"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("others could reach this service, so it wants a token");
  }

  @Test
  void whoeverShowsTheTokenMayComeIn() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), SECRET + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    String[] words = words("--port", "0", "--token-file", file.toString());
    try (Serving serve = Serving.start(words)) {
      Api api = Api.at(URI.create(serve.url()).getPort());
      assertThat(api.get("/api/v1/sessions").code()).isEqualTo("unauthorized");
      Api.Answered shown = api.with("Authorization", "Bearer " + SECRET).get("/api/v1/sessions");
      assertThat(shown.status()).isEqualTo(200);
      serve.stop();
      assertThat(serve.err())
          .doesNotContain(SECRET)
          .contains("-H \"Authorization: Bearer $(cat " + file + ")\" http://127.0.0.1:");
    }
  }

  @Test
  void oddNamesAreRefused() throws IOException {
    assertThat(CliRun.of(words("--allow-host", "a:b/c")).err()).contains("is no host name");
    assertThat(CliRun.of(words("--allow-origin", "lab.example")).err()).contains("is no origin");
    assertThat(CliRun.of(words("--connect-to", "here")).err())
        .contains("here is no range of addresses");
    assertThat(CliRun.of(words("--keep-days", "0")).err()).contains("must be 1 at least");
    assertThat(CliRun.of(words("--board", "ftp://x")).err()).contains("--board: ");
    assertThat(CliRun.of(words("--port", "70000")).err()).contains("--port: must be 0 to 65535");
    assertThat(CliRun.of(words("--host", "no.such.host.invalid")).err())
        .contains("no address found for host no.such.host.invalid");
  }

  @Test
  void nobodyForgesALineOfTheLogAndNoSecretIsInIt() throws Exception {
    Path log = folder.resolve("log");
    Path file = Files.writeString(folder.resolve("token"), SECRET + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    String[] words = words("--port", "0", "--log-level", "debug", "--token-file", file.toString());
    Process serve = new ProcessBuilder(Spawned.command(words)).redirectError(log.toFile()).start();
    try (Spawned spawned = new Spawned(serve, serve.inputReader())) {
      int port = URI.create(spawned.out().readLine()).getPort();
      String evil = "x\\r\\nFORGED \\u001b[31mred";
      Api stranger = Api.at(port).with("Authorization", "Bearer wrong" + SECRET);
      assertThat(stranger.get("/api/v1/boards").text()).doesNotContain(SECRET);
      Api api = Api.at(port).with("Authorization", "Bearer " + SECRET);
      assertThat(api.get("/metrics").text()).doesNotContain(SECRET);
      api.post("/api/v1/sessions", "{\"target\":\"" + evil + "\"}");
      api.post("/api/v1/sessions", "{\"" + evil + "\":1}");
      api.post("/api/v1/comparisons", "{\"suite\":\"" + evil + "\",\"targets\":[\"jvm\"]}");
      api.post("/api/v1/boards/" + "x%0d%0aFORGED%1b" + "/lease", "{\"holder\":\"" + evil + "\"}");
      api.get("/api/v1/sessions/x%0d%0aFORGED%1b%5b31m");
      spawned.terminate();
    }
    assertThat(Files.readString(log)).doesNotContain("\u001b", "\r", SECRET);
    assertThat(Files.readAllLines(log)).noneMatch(line -> line.startsWith("FORGED"));
  }

  @Test
  void helpHasExamples() {
    assertThat(CliRun.of("serve", "--help").out())
        .contains("Examples:", "--host 0.0.0.0 --token-file", "Exit codes:", "curl -N");
  }

  private String[] words(String... more) {
    String[] words = new String[more.length + 3];
    words[0] = "serve";
    words[1] = "--state-dir";
    words[2] = folder.resolve("state").toString();
    System.arraycopy(more, 0, words, 3, more.length);
    return words;
  }
}
