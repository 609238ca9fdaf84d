package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.board.Plugged;
import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import dev.wiretwin.api.web.Api;
import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.ServerHandshake;
import dev.wiretwin.core.server.EchoServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service in a process of its own, as people and supervisors start and stop it. */
@Timeout(120)
class ServeProcessIT {
  private static final int SESSIONS = 40;
  private static final Duration END = Duration.ofSeconds(5);

  @TempDir private Path folder;
  private Path state;
  private Path log;

  @BeforeEach
  void choosePlaces() {
    state = folder.resolve("state");
    log = folder.resolve("log");
  }

  private Process serve(String... more) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("serve", "--port", "0", "--state-dir", state.toString()));
    words.addAll(List.of(more));
    return new ProcessBuilder(Spawned.command(words.toArray(String[]::new)))
        .redirectError(log.toFile())
        .start();
  }

  private static int port(Process process) throws IOException {
    String url = process.inputReader().readLine();
    assertThat(url).startsWith("http://127.0.0.1:");
    return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
  }

  /** How long it took to end. */
  private static Duration terminate(Process process) throws InterruptedException {
    long began = System.nanoTime();
    process.toHandle().destroy(); // the process's own would close its streams
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static EchoServer echo() throws Exception {
    return EchoServer.start(
        WebSocket.defaultNetwork(),
        new InetSocketAddress("127.0.0.1", 0),
        Optional.empty(),
        new EchoServer.Settings(
            new ServerHandshake(List.of(), Optional.empty(), List.of()),
            Timing.NODEMCU,
            Limits.DEFAULT));
  }

  private static String open(Api api, String target, EchoServer echo) {
    String id =
        api.post("/api/v1/sessions", "{\"target\":\"" + target + "\"}").json().get("id").asText();
    String url = "ws://127.0.0.1:" + echo.port() + "/";
    JsonNode connected =
        api.post("/api/v1/sessions/" + id + "/connect?wait=30s", "{\"url\":\"" + url + "\"}")
            .json();
    assertThat(connected.path("outcome").asText()).isEqualTo("open");
    return id;
  }

  /** A request of which the answer is read elsewhere. */
  private static Socket asking(int port, String target) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    String request = "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
    return socket;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  @Test
  void underLoadItEndsInTimeAndLeavesNothingOpen() throws Exception {
    Process process = null;
    try (Plugged board = Plugged.board(state);
        EchoServer echo = echo()) {
      process = serve("--log", "json");
      int port = port(process);
      Api api = Api.at(port);
      for (int i = 0; i < SESSIONS; i++) {
        String id = open(api, "jvm", echo);
        api.post("/api/v1/sessions/" + id + "/send", "{\"text\":\"hello\"}");
      }
      String onBoard = open(api, "board:" + board.name(), echo);
      api.post("/api/v1/sessions/" + onBoard + "/send", "{\"text\":\"hello\"}");
      String comparison =
          api.post("/api/v1/comparisons", "{\"suite\":\"smoke\",\"targets\":[\"jvm\",\"jvm\"]}")
              .json()
              .get("id")
              .asText();
      try (Socket stream = asking(port, "/api/v1/events?after=0");
          BufferedReader events = reader(stream);
          Socket poll = asking(port, "/api/v1/events/poll?after=999999&wait=60s");
          BufferedReader polled = reader(poll)) {
        assertThat(events.readLine()).startsWith("HTTP/1.1 200");
        assertThat(terminate(process)).isLessThan(END);
        assertThat(events.lines()).anyMatch(line -> line.contains("session.receive"));
        assertThat(polled.lines().toList()).isNotNull(); // answered or cut off, but over
      }
      assertThat(process.exitValue()).isEqualTo(128 + 15);
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
      assertThatTheBoardIsIdle(board);
      assertThatItIsKept(comparison);
      assertThatTheLogTellsOf("session opened", "session ended", "service stopped");
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }

  private static void assertThatTheBoardIsIdle(Plugged board) throws Exception {
    try (Typist typist = Typist.at(Path.of(board.entry().port()))) {
      typist.type("\r\n");
      typist.until("> ");
      typist.type("=6*7\r\n");
      typist.until("42\r\n> ");
    }
  }

  private void assertThatItIsKept(String comparison) {
    try (Service again = Service.start(ServiceSettings.local(state))) {
      JsonNode kept = Api.at(again.port()).get("/api/v1/comparisons/" + comparison).json();
      assertThat(kept.path("state").asText()).isIn("finished", "cut-off", "running", "queued");
    }
  }

  private void assertThatTheLogTellsOf(String... messages) throws IOException {
    List<String> told = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      JsonNode entry = new ObjectMapper().readTree(line);
      assertThat(entry.path("level").asText()).as(line).isIn("info", "warn");
      told.add(entry.path("message").asText());
    }
    assertThat(told).contains("service started").contains(messages);
  }

  @Test
  void whoHasNothingToDoSaysNothing() throws Exception {
    Process process = serve();
    try {
      assertThat(Api.at(port(process)).get("/readyz").status()).isEqualTo(200);
      assertThat(terminate(process)).isLessThan(END);
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readAllLines(log))
        .filteredOn(line -> !line.contains("board came")) // this machine may have serial ports
        .satisfiesExactly(
            line -> assertThat(line).contains("INFO  Service: service started url=http://"),
            line -> assertThat(line).startsWith("Try: "),
            line -> assertThat(line).startsWith("Look: "),
            line -> assertThat(line).startsWith("Listening until Ctrl-C."),
            line -> assertThat(line).contains("INFO  Service: service stopping"),
            line -> assertThat(line).contains("INFO  Service: service stopped ms="));
  }
}
