package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(90)
class SessionCommandTest {
  @TempDir private Path state;

  private CliRun run(String typed, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    byte[] bytes = typed.getBytes(StandardCharsets.UTF_8);
    CommandLine line = new CommandLine(new SessionCommand(new ByteArrayInputStream(bytes)));
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--state-dir", state.toString(), "--wait", "0.3"));
    int exitCode = Cli.of(line).execute(all.toArray(String[]::new));
    return new CliRun(exitCode, out.toString(), err.toString());
  }

  @Test
  void whatIsPipedInIsSentAndAnswered() throws Exception {
    try (EchoPlace echo = EchoPlace.open()) {
      CliRun run = run("hello\n", "--timestamps", "-H", "X-A: b", echo.url());
      assertThat(run.out()).containsPattern("[0-9:.]{12} connected").contains("< hello");
      assertThat(run.exitCode()).isZero();
    }
  }

  @Test
  void eachEventIsOneLineOfJson() throws Exception {
    try (EchoPlace echo = EchoPlace.open()) {
      CliRun run = run("hello\n", "--json", "--subprotocol", "chat", echo.url());
      List<String> types = new ArrayList<>();
      for (String line : run.out().lines().toList()) {
        types.add(new ObjectMapper().readTree(line).path("type").asText());
      }
      assertThat(types)
          .containsExactly(
              "opened", "connecting", "connection", "sent", "receive", "closing", "close");
    }
  }

  @Test
  void aBoardIsTalkedThrough() throws Exception {
    try (EchoPlace echo = EchoPlace.open();
        PluggedIn board = PluggedIn.board(state)) {
      CliRun run = run("hello\n", "--target", "board:" + board.name(), echo.url());
      assertThat(run.out()).contains("connected", "< hello", "closed: ");
    }
  }

  @Test
  void aRunningServiceIsUsedIfItIsNamed() throws Exception {
    try (EchoPlace echo = EchoPlace.open();
        Service service = Service.start(ServiceSettings.local(state))) {
      String url = "http://127.0.0.1:" + service.port();
      assertThat(run("hello\n", "--service", url, echo.url()).out()).contains("< hello");
    }
  }

  @Test
  void theCloseStatusBecomesTheExitCode() {
    assertThat(run("x\n", "ws://127.0.0.1:9/").exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(run("x\n", "http://127.0.0.1/").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void whatCannotBeHadIsSaid() {
    CliRun moon = run("x\n", "--target", "moon", "ws://127.0.0.1:9/");
    assertThat(moon.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(moon.err()).contains("there is no target moon");
    CliRun header = run("x\n", "-H", "nonsense", "ws://127.0.0.1:9/");
    assertThat(header.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(header.err()).contains("NAME:VALUE");
  }

  @Test
  void helpHasExamples() {
    CliRun help = CliRun.of("session", "--help");
    assertThat(help.out()).contains("Examples:", "echo hello | wiretwin session");
  }
}
