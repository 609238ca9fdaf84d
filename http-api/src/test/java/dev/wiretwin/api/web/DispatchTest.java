package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DispatchTest {
  private final AtomicInteger done = new AtomicInteger();
  private final Windows windows =
      Windows.open(
          new Route("GET", "/done", call -> call.answer(200, Map.of("n", done.incrementAndGet()))),
          throwing("/foreseen", new Refusal(RefusalCode.BOARD_BUSY, "it is busy")),
          throwing("/wrapped", new CompletionException(Call.bad("wrapped"))),
          throwing("/interrupted", new InterruptedException()),
          throwing("/ours", new IllegalStateException("a secret")));
  private final Api api = windows.api().unheld();

  private static Route throwing(String path, Exception failure) {
    return new Route(
        "GET",
        path,
        call -> {
          throw failure;
        });
  }

  @AfterEach
  void close() {
    windows.close();
  }

  @Test
  void aRequestIsHandedToItsRoute() {
    assertThat(api.get("/done").text()).isEqualTo("{\"n\":1}");
  }

  @Test
  void anOddParameterIsSeenBeforeAnythingIsDone() {
    assertThat(api.get("/done?x=1").status()).isEqualTo(400);
    assertThat(done).hasValue(0);
  }

  @Test
  void whateverIsThrownIsToldAsAProblem() {
    assertThat(api.get("/foreseen").code()).isEqualTo("board-busy");
    assertThat(api.get("/wrapped").detail()).isEqualTo("wrapped");
    assertThat(api.get("/interrupted").code()).isEqualTo("shutting-down");
    assertThat(api.get("/ours").code()).isEqualTo("internal");
    assertThat(api.get("/ours").text()).doesNotContain("secret");
  }
}
