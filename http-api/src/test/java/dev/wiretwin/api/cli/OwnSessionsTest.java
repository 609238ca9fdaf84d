package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.session.Wish;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class OwnSessionsTest {
  private static final Duration WAIT = Duration.ofSeconds(20);

  @TempDir private Path state;

  private static void talk(SessionPlace place, String target, EchoPlace echo) throws Exception {
    String id = place.open(Wish.of(target));
    assertThat(outcome(place, id, "connect", Map.of("url", echo.url()))).isEqualTo("open");
    assertThat(outcome(place, id, "send", Map.of("text", "hi"))).isEqualTo("received");
    assertThat(place.look(id).path("state").asText()).isEqualTo("open");
    assertThat(outcome(place, id, "close", Map.of())).isEqualTo("closed");
    JsonNode page = place.events(id, 1, Duration.ZERO);
    assertThat(page.path("events").get(0).path("type").asText()).isEqualTo("connecting");
    place.end(id);
    assertThatThrownBy(() -> place.look(id)).isInstanceOf(Refusal.class);
  }

  private static String outcome(
      SessionPlace place, String id, String verb, Map<String, Object> body) throws Exception {
    return place.verb(id, verb, body, WAIT).path("outcome").asText();
  }

  @Test
  void theJvmIsTalkedThrough() throws Exception {
    try (EchoPlace echo = EchoPlace.open();
        SessionPlace place = new OwnSessions("jvm", state)) {
      talk(place, "jvm", echo);
      assertThatThrownBy(() -> place.open(Wish.of("moon"))).hasMessageContaining("board:ID");
    }
  }

  @Test
  void aBoardIsTalkedThroughByItsNameAndByItsPort() throws Exception {
    try (EchoPlace echo = EchoPlace.open();
        PluggedIn board = PluggedIn.board(state)) {
      try (SessionPlace place = new OwnSessions("board:" + board.name(), state)) {
        talk(place, "board:" + board.name(), echo);
        String port = "board:" + board.entry().port();
        place.end(place.open(Wish.of(port)));
        assertThatThrownBy(() -> place.open(Wish.of("board:nobody"))).isInstanceOf(Refusal.class);
      }
    }
  }

  @Test
  void whatFailsLaterIsRefusedToo() throws Exception {
    try (SessionPlace place = new OwnSessions("jvm", state)) {
      String id = place.open(Wish.of("jvm"));
      assertThatThrownBy(() -> place.verb(id, "send", Map.of("text", "x"), WAIT))
          .isInstanceOf(Refusal.class);
    }
  }
}
