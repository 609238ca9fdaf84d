package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunCommandTest {
  private static final String LEAVES =
      "client: [connect, wait: close]\nserver: [handshake, close: 1001, expect_frame: close, fin]\n";

  @TempDir private Path folder;

  @Test
  void aScenarioThatPassesIsALineAndACount() throws IOException {
    CliRun run = CliRun.of("run", file("good.yaml", LEAVES + "expect: [close: -6]"));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("good: 1 scenario on the JVM client, 10 s at the most")
        .contains("PASS         good ")
        .contains("1 scenario: 1 passed, in ");
  }

  @Test
  void aFailureNamesWhatWasNotSeen() throws IOException {
    CliRun run = CliRun.of("run", file("bad.yaml", LEAVES + "expect: [close: 0]"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out())
        .contains("FAIL         bad ")
        .contains(
            "client 1: expected close with status 0, but saw connection; close with status -6")
        .contains("1 scenario: 1 failed");
  }

  @Test
  void theJsonHasTheEvents() throws IOException {
    CliRun run = CliRun.of("run", file("good.yaml", LEAVES), "--json", "--time-scale", "0.5");
    JsonNode answer = new ObjectMapper().readTree(run.out());
    assertThat(answer.at("/counts/passed").asInt()).isEqualTo(1);
    assertThat(answer.at("/scenarios/0/events/1/close/status").asInt()).isEqualTo(-6);
    assertThat(answer.at("/scenarios/0/events/1/close/received/code").asInt()).isEqualTo(1001);
  }

  @Test
  void aPaceThatIsUnfairToTheClientIsMentioned() {
    CliRun run = CliRun.of("run", "smoke/bad-urls", "--time-scale", "0.01");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("a client has 100 ms to connect");
  }

  @Test
  void aVectorIsRecordedAndNotJudged() {
    CliRun run = CliRun.of("run", "nodemcu-3.0.0/hs.ok");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("RAN          hs.ok                          recorded: 2 events")
        .contains("not judged");
  }

  @Test
  void whatALuaTargetNeedsIsSkipped() {
    CliRun run = CliRun.of("run", "nodemcu-3.0.0/url.arg-missing");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("SKIP         url.arg-missing", "not applicable: ");
  }

  @Test
  void aBusyPortIsNoResult() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = "listen_port: " + busy.getLocalPort() + "\n";
      CliRun run = CliRun.of("run", file("busy.yaml", port + LEAVES));
      assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
      assertThat(run.out()).contains("INCONCLUSIVE busy", "the lab server cannot start");
    }
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    CliRun run = CliRun.of("run", "smoek");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("did you mean \"smoke\"?");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aWrongScenarioIsListedPlaceByPlace() throws IOException {
    String file = file("wrong.yaml", "client: [conect]\nserver: [ehco]\n");
    CliRun run = CliRun.of("run", file);
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains("nothing was run", "  " + file + ":1:", "  " + file + ":2:", "\"echo\"");
  }

  @Test
  void helpHasExamples() {
    assertThat(CliRun.of("run", "--help").out())
        .contains("Examples:", "wiretwin run smoke", "Exit codes:", "130");
  }

  @Test
  void aSignalEndsItWithWhatWasDoneSoFar() throws Exception {
    String first = "- {name: a, client: [connect, wait: close], server: [rst]}\n";
    String second = "- {name: b, client: [connect, wait: close], server: [expect_request]}\n";
    try (Spawned run = Spawned.of("run", file("two.yaml", first + second))) {
      List<String> before =
          List.of(run.out().readLine(), run.out().readLine(), run.out().readLine());
      assertThat(before.get(2)).startsWith("PASS         a ");
      assertThat(run.terminate()).isEqualTo(128 + 15);
      assertThat(run.out().lines())
          .last()
          .asString()
          .startsWith("stopped after 1 of 2 scenarios: 1 passed");
    }
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
