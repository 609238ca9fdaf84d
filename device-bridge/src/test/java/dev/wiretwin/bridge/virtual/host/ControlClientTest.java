package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ControlClientTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir private Path folder;

  @Test
  void theTokenIsSaidUnasked() throws IOException {
    Path file = folder.resolve("b.control");
    ControlPlace place = ControlPlace.open(file, false);
    ControlDesk desk = request -> "ok " + request;
    try (ControlServer server = ControlServer.start(Map.of(place, desk), ControlLimits.DEFAULT)) {
      assertThat(server).isNotNull();
      assertThat(ControlClient.ask(file, "grüezi", PATIENCE)).isEqualTo("ok grüezi");
      Files.writeString(file, Files.readString(file).replaceAll(" .*", " 00"));
      assertThat(ControlClient.ask(file, "hello", PATIENCE)).startsWith("no the first line");
    }
  }

  @Test
  void aBoardThatDoesNotAnswerIsNotWaitedForForEver() throws IOException {
    Path file = folder.resolve("b.control");
    ControlPlace mute = ControlPlace.open(file);
    assertThatThrownBy(() -> ControlClient.ask(file, "hello", Duration.ofMillis(50)))
        .hasMessage("the board does not answer in time");
    mute.close();
  }

  @Test
  void anAnswerWithoutEndIsNotReadForEver() throws IOException {
    Path file = folder.resolve("b.control");
    Map<ControlPlace, ControlDesk> desks =
        Map.of(ControlPlace.open(file), request -> "x".repeat(20_000));
    try (ControlServer server = ControlServer.start(desks, ControlLimits.DEFAULT)) {
      assertThat(server).isNotNull();
      assertThatThrownBy(() -> ControlClient.ask(file, "hello", PATIENCE))
          .hasMessage("the board's answer has no end");
    }
  }

  @Test
  void aBoardThatIsGoneIsAnError() {
    assertThatThrownBy(() -> ControlClient.ask(folder.resolve("none"), "hello", PATIENCE))
        .isInstanceOf(IOException.class);
  }
}
