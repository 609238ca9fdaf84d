package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.listen.Access;
import dev.wiretwin.api.metrics.Metrics;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.store.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ListenerTest {
  @Test
  void aConnectionThatSaysNothingIsEnded() throws Exception {
    try (Windows windows = Windows.hasty();
        Line line = Line.to(windows.port())) {
      assertThat(line.readAll()).isEmpty();
    }
  }

  @Test
  void connectionsBeyondTheBoundWaitUntilOthersEnd() throws Exception {
    List<Line> idle = new ArrayList<>();
    try (Windows windows =
        Windows.hasty(new Route("GET", "/x", call -> call.answer(200, Map.of())))) {
      for (int i = 0; i < 2 * Windows.HASTY_LIMITS.connections(); i++) {
        idle.add(Line.to(windows.port()));
      }
      try (Line late = Line.to(windows.port())) {
        late.send("GET /x HTTP/1.1", "Host: localhost", "");
        assertThat(late.readLine()).startsWith("HTTP/1.1 200");
      }
    } finally {
      for (Line line : idle) {
        line.close();
      }
    }
  }

  @Test
  void anAddressThatIsTakenIsNamedWithWhoHasIt() {
    try (Windows windows = Windows.open()) {
      WebSettings same = new WebSettings("127.0.0.1", windows.port(), Access.LOCAL, Limits.USUAL);
      Metrics metrics = new Metrics("test");
      EventStreams streams = EventStreams.following(windows.feed, Limits.USUAL, metrics.http());
      assertThatThrownBy(
              () ->
                  WebServer.start(
                      same, List.of(), new MemoryStore().answers(), streams, metrics.http()))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("cannot listen on 127.0.0.1:" + windows.port())
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
  }
}
