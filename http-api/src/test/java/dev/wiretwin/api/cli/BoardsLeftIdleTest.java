package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.serial.ports.SerialPorts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a service that is told to end leaves behind on the boards that were in use. */
@Timeout(60)
class BoardsLeftIdleTest {
  @TempDir private Path state;

  @Test
  void aServiceThatIsToldToEndGivesItsBoardsBackAndIsGoneWithinFiveSeconds() throws Exception {
    try (PluggedIn board = PluggedIn.board(state);
        Spawned service = Spawned.of("serve", "--port", "0", "--state-dir", state.toString())) {
      String url = service.out().readLine() + "/api/v1/sessions";
      String wish = "{\"target\":\"board:" + board.name() + "\"}";
      HttpRequest open =
          HttpRequest.newBuilder(URI.create(url))
              .POST(HttpRequest.BodyPublishers.ofString(wish))
              .build();
      HttpResponse<String> session =
          HttpClient.newHttpClient().send(open, HttpResponse.BodyHandlers.ofString());
      assertThat(session.statusCode()).as(session.body()).isEqualTo(201);
      long start = System.nanoTime();
      assertThat(service.terminate()).isEqualTo(143);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      assertThat(answer(board)).isEqualTo("42");
    }
  }

  /** An agent that was left behind would have the console for half a minute more. */
  private static String answer(PluggedIn board) throws Exception {
    ConsoleDialog dialog = new ConsoleDialog(System::nanoTime, "b");
    try (SerialLine line =
        SerialPorts.onThisMachine().open(board.entry().port(), 115_200, dialog)) {
      dialog.on(line);
      return dialog.ask("", "6*7");
    }
  }
}
