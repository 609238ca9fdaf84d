package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.listen.Access;
import dev.wiretwin.api.metrics.Metrics;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.store.MemoryStore;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WebServerTest {
  @Test
  void itListensUntilItIsClosed() throws Exception {
    int port;
    try (Windows windows = Windows.open()) {
      port = windows.port();
      assertThat(windows.api().get("/nowhere").code()).isEqualTo("route-not-found");
    }
    try (java.net.ServerSocket again = new java.net.ServerSocket(port)) {
      assertThat(again.isBound()).isTrue();
    }
  }

  @Test
  void aPortThatIsTakenIsRefusedWithWhoHasItAndWhatToDo() {
    try (Windows windows = Windows.open()) {
      refused("127.0.0.1", windows.port())
          .hasMessageStartingWith("cannot listen on 127.0.0.1:" + windows.port())
          .hasMessageContaining("it is taken by ")
          .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")")
          .hasMessageEndingWith("choose another port with --port, or 0 for any");
      assertThat(windows.api().get("/nowhere").status()).isEqualTo(404);
    }
  }

  @Test
  void anAddressOfAnotherMachineIsRefused() {
    refused("203.0.113.1", 0).hasMessageContaining("it is taken, or not ours");
  }

  private static AbstractThrowableAssert<?, ?> refused(String host, int port) {
    Metrics metrics = new Metrics("test");
    EventStreams streams = EventStreams.following(Windows.feed(1), Limits.USUAL, metrics.http());
    return assertThatThrownBy(
            () ->
                WebServer.start(
                    new WebSettings(host, port, Access.LOCAL, Limits.USUAL),
                    List.of(),
                    new MemoryStore().answers(),
                    streams,
                    metrics.http()))
        .satisfies(
            failure -> assertThat(((Refusal) failure).code()).isEqualTo(RefusalCode.PORT_TAKEN))
        .satisfies(
            failure ->
                assertThatThrownBy(() -> streams.open(null, EventFilter.ALL, 0))
                    .hasMessage("the service is about to end"));
  }

  @Test
  void afterTheLastCallStreamsEndAndNobodyComesIn() throws Exception {
    try (Windows windows = Windows.open();
        Line reader = Line.to(windows.port())) {
      reader.send("GET /api/v1/events HTTP/1.1", "Host: localhost", "");
      reader.readUntil("retry");
      windows.server.lastCall();
      assertThat(reader.readAll()).contains(": wiretwin");
      assertThat(windows.api().get("/api/v1/events/poll").code()).isEqualTo("shutting-down");
    }
  }

  @Test
  void headIsServedWhereGetIs() throws Exception {
    try (Windows windows =
            Windows.open(new Route("GET", "/x", call -> call.answer(200, Map.of("n", 1))));
        Line line = Line.to(windows.port())) {
      line.send("HEAD /x HTTP/1.1", "Host: localhost", "Connection: close", "");
      assertThat(line.readAll())
          .startsWith("HTTP/1.1 200")
          .contains("Content-Length: 7\n")
          .doesNotContain("{");
    }
  }
}
