package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.board.Work;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WaitedTest {
  private final Work work = new Work(new CompletableFuture<>(), new CompletableFuture<>());

  /** An address that the description does not name is only refused there: so it is asked raw. */
  private Api.Answered ask(String query) throws Exception {
    Route route =
        Route.api(
                "GET",
                "/livez-later",
                call ->
                    Waited.of(call).answer(work, told -> Map.of("told", told.orElse("nothing"))))
            .query("wait");
    try (Windows windows = Windows.open(route)) {
      var response =
          java.net.http.HttpClient.newHttpClient()
              .send(
                  java.net.http.HttpRequest.newBuilder(
                          java.net.URI.create(
                              "http://127.0.0.1:" + windows.port() + "/api/v1/livez-later" + query))
                      .build(),
                  java.net.http.HttpResponse.BodyHandlers.ofByteArray());
      return new Api.Answered(response.statusCode(), response.headers(), response.body());
    }
  }

  @Test
  void withoutWaitingItIsAnsweredThatItHasBegun() throws Exception {
    work.begun().complete(null);
    Api.Answered begun = ask("");
    assertThat(begun.status()).isEqualTo(202);
    assertThat(begun.json().get("outcome").asText()).isEqualTo("begun");
    assertThat(ask("?wait=20ms").status()).isEqualTo(202);
  }

  @Test
  void whatIsDoneInTimeIsAnswered() throws Exception {
    work.begun().complete(null);
    work.done().complete("a board");
    Api.Answered done = ask("?wait=5s");
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.json().get("sentence").asText()).isEqualTo("a board");
    assertThat(done.json().at("/board/told").asText()).isEqualTo("a board");
  }

  @Test
  void aRefusalIsAProblemHoweverLateItComes() throws Exception {
    work.begun().complete(null);
    work.done().completeExceptionally(new Refusal(RefusalCode.BOARD_UNREACHABLE, "nobody answers"));
    Api.Answered failed = ask("?wait=5s");
    assertThat(failed.status()).isEqualTo(503);
    assertThat(failed.detail()).isEqualTo("nobody answers");
  }
}
