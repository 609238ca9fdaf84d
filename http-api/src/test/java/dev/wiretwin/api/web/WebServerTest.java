package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.listen.Access;
import dev.wiretwin.api.store.MemoryStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WebServerTest {
  private record Named(String name, int age) {}

  private static final List<Route> ROUTES =
      List.of(
          Route.api("GET", "/things/{id}", call -> call.answer(200, Map.of("id", call.path("id")))),
          Route.api("POST", "/things", call -> call.created("/x", call.body(Named.class))),
          Route.api(
              "GET",
              "/later",
              call ->
                  call.later(
                      new CompletableFuture<String>()
                          .completeOnTimeout("x", 50, TimeUnit.MILLISECONDS),
                      text -> call.answer(200, Map.of("said", text)))));

  @Test
  void whatComesLaterIsAnsweredLater() throws Exception {
    try (WebServer server =
        WebServer.start(
            new WebSettings("127.0.0.1", 0, Access.LOCAL, Limits.USUAL),
            ROUTES,
            new MemoryStore().answers())) {
      HttpClient client = HttpClient.newHttpClient();
      String base = "http://127.0.0.1:" + server.port() + "/api/v1";
      HttpResponse<String> later =
          client.send(
              HttpRequest.newBuilder(URI.create(base + "/later")).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(later.body()).isEqualTo("{\"said\":\"x\"}");
      assertThat(server.port()).isPositive();
    }
  }
}
