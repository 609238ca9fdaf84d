package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.listen.Access;
import dev.wiretwin.api.refusal.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArrivalTest {

  private final Arrival arrival =
      new Arrival(
          new RouteTable(
              List.of(
                  new Route("GET", "/x", call -> {}),
                  new Route("POST", "/x", call -> {}).reads(10, "application/json", "a/b"))),
          "127.0.0.1",
          Access.LOCAL);

  private Arrival.Decision decide(String method, String path, Map<String, String> headers) {
    return arrival.decide(
        new Asked(
            method,
            path,
            "127.0.0.1",
            name ->
                name.equals("Host")
                    ? List.of("localhost")
                    : headers.containsKey(name) ? List.of(headers.get(name)) : List.of()));
  }

  @Test
  void whatIsAskedForIsFound() {
    assertThat(decide("GET", "/x", Map.of()).route().orElseThrow().method()).isEqualTo("GET");
    assertThat(decide("HEAD", "/x", Map.of()).route().orElseThrow().method()).isEqualTo("GET");
    assertThat(decide("POST", "/x", Map.of("Content-Length", "10")).route()).isPresent();
    assertThat(
            decide("POST", "/x", Map.of("Content-Length", "9", "Content-Type", "A/B; c=d")).route())
        .isPresent();
  }

  @Test
  void optionsAreAnsweredAtOnce() {
    assertThat(decide("OPTIONS", "/x", Map.of()).route()).isEmpty();
    assertThat(decide("OPTIONS", "/x", Map.of()).headers())
        .containsEntry("Allow", "GET, HEAD, OPTIONS, POST");
    assertThat(decide("OPTIONS", "*", Map.of()).headers()).containsKey("Allow");
  }

  @Test
  void whatCannotBeIsRefused() {
    refused("GET", "/y", Map.of(), "there is nothing at /y: /openapi.yaml lists what there is");
    refused("OPTIONS", "/y", Map.of(), "there is nothing at /y");
    refused("PUT", "/x", Map.of(), "PUT does not go here: GET, HEAD, OPTIONS, POST do");
    refused("GET", "/x", Map.of("Accept", "a/b"), "this is answered as application/json only");
    refused("GET", "/x", Map.of("Content-Length", "1"), "GET takes no body here: leave it away");
    refused("POST", "/x", Map.of("Content-Length", "11"), "the body may have 10 bytes here");
    refused(
        "POST",
        "/x",
        Map.of("Transfer-Encoding", "chunked", "Content-Type", "text/plain"),
        "the body must be application/json or a/b");
    refused("POST", "/x", Map.of("Origin", "null"), "a page of another site asked for this");
  }

  private void refused(String method, String path, Map<String, String> headers, String why) {
    assertThatThrownBy(() -> decide(method, path, headers))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith(why);
  }
}
