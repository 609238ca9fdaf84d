package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody who is slow, or many, keeps others from being answered. */
@Timeout(30)
class PatienceTest {
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final CountDownLatch inside = new CountDownLatch(1);
  private final ScheduledExecutorService trickle = new ScheduledThreadPoolExecutor(1);
  private final CompletableFuture<String> outcome = new CompletableFuture<>();
  private final Windows windows =
      Windows.hasty(
          new Route("GET", "/livez", call -> call.answer(200, Map.of("status", "alive"))),
          new Route("GET", "/quick", call -> call.answer(200, Map.of())),
          new Route("POST", "/slow", call -> call.answer(200, Map.of())),
          new Route("GET", "/big", call -> call.download("a/b", "big", endless())).gives("a/b"),
          new Route("GET", "/working", this::work),
          new Route("GET", "/waiting", this::await).query("wait"),
          new Route("GET", "/failing", call -> call.later(failing(), text -> call.done())));

  private void work(Call call) throws InterruptedException {
    goOn.await();
    call.answer(200, Map.of());
  }

  private static InputStream endless() {
    return new InputStream() {
      @Override
      public int read() {
        return 'x';
      }

      @Override
      public int read(byte[] some, int from, int count) {
        return count;
      }
    };
  }

  private void await(Call call) {
    call.waiting();
    inside.countDown();
    call.later(outcome, text -> call.answer(200, Map.of("said", text)));
  }

  private static CompletableFuture<String> failing() {
    CompletableFuture<String> failing = new CompletableFuture<>();
    failing.completeOnTimeout("x", 20, TimeUnit.MILLISECONDS);
    return failing.thenApply(
        text -> {
          throw Call.bad("it failed later");
        });
  }

  @AfterEach
  void close() {
    goOn.countDown();
    trickle.shutdownNow();
    windows.close();
  }

  @Test
  void headersThatTrickleInAreCutOff() throws IOException {
    try (Line line = Line.to(windows.port())) {
      line.send("GET /quick HTTP/1.1", "Host: localhost");
      drip(line, "X: y\r\n");
      assertThat(line.readAll()).isEmpty();
    }
  }

  @Test
  void aConnectionOnWhichNothingIsSaidIsCutOff() throws IOException {
    try (Line line = Line.to(windows.port())) {
      assertThat(line.readAll()).isEmpty();
    }
  }

  @Test
  void theNextRequestOfAConnectionMayNotTrickleEither() throws IOException {
    try (Line line = Line.to(windows.port())) {
      line.send("GET /quick HTTP/1.1", "Host: localhost", "");
      line.skipHead();
      drip(line, "G");
      assertThat(line.readAll()).isEqualTo("{}\n");
    }
  }

  @Test
  void aBodyThatTricklesInIsCutOffWithAWordOfExplanation() throws IOException {
    try (Line line = Line.to(windows.port())) {
      line.send("POST /slow HTTP/1.1", "Host: localhost", "Content-Length: 1000", "");
      drip(line, " ");
      assertThat(line.readAll()).startsWith("HTTP/1.1 408").contains("request-timeout");
    }
  }

  @Test
  void aBodyThatEndsInTheMiddleIsNotRead() throws IOException {
    try (Line line = Line.to(windows.port())) {
      line.send("POST /slow HTTP/1.1", "Host: localhost", "Content-Length: 1000", "", "{");
      line.socket().shutdownOutput();
      assertThat(line.readAll()).doesNotContain("200 OK");
    }
  }

  @Test
  void anAnswerThatIsTakenDropByDropIsCutOff() throws IOException {
    try (Line line = Line.to(windows.port())) {
      line.send("GET /big HTTP/1.1", "Host: localhost", "");
      InputStream drops = line.socket().getInputStream();
      long taken = 0;
      try {
        while (drops.read() >= 0) {
          taken += 1 + drops.skip(10_000);
        }
      } catch (IOException cut) {
        taken++; // whether it ends so or so is up to the system
      }
      assertThat(taken).isPositive();
    }
  }

  @Test
  void slowBodiesHoldNoThreads() throws IOException {
    List<Line> slow = new ArrayList<>();
    try {
      for (int i = 0; i < Windows.HASTY_LIMITS.arriving(); i++) {
        slow.add(
            Line.to(windows.port())
                .send("POST /slow HTTP/1.1", "Host: localhost", "Content-Length: 9", ""));
      }
      assertThat(windows.api().unheld().get("/quick").status()).isEqualTo(200);
      Api.Answered refused = windows.api().unheld().post("/slow", "{}");
      while (refused.status() == 200) { // not all of them have arrived yet
        refused = windows.api().unheld().post("/slow", "{}");
      }
      assertThat(refused.code()).isEqualTo("overloaded");
    } finally {
      for (Line line : slow) {
        line.close();
      }
    }
  }

  @Test
  void thoseWhoComeWhenAllIsTakenStandInLineUntilThatIsFull() throws IOException {
    int most = Windows.HASTY_LIMITS.working() * (1 + Admission.LINE);
    int more = 5;
    List<Line> lines = new ArrayList<>();
    try {
      for (int i = 0; i < most + more; i++) {
        lines.add(Line.to(windows.port()).send("GET /working HTTP/1.1", "Host: localhost", ""));
      }
      Map<Boolean, List<Line>> answered = Map.of();
      while (answered.getOrDefault(true, List.of()).size() < more) {
        answered = lines.stream().collect(Collectors.partitioningBy(Line::hasSomething));
      }
      for (Line refused : answered.get(true)) {
        assertThat(refused.readLine()).startsWith("HTTP/1.1 503");
        assertThat(refused.readUntil("Retry-After")).isEqualTo("Retry-After: 1");
      }
      assertThat(windows.api().get("/livez").status()).isEqualTo(200);
      goOn.countDown();
      for (Line inLine : answered.get(false)) {
        assertThat(inLine.readLine()).startsWith("HTTP/1.1 200");
      }
    } finally {
      for (Line line : lines) {
        line.close();
      }
    }
  }

  @Test
  void tooManyThatWaitAreRefusedAtOnceAndWhatTheyWaitForAnswersThem() throws IOException {
    List<Line> waiting = new ArrayList<>();
    try {
      for (int i = 0; i < Windows.HASTY_LIMITS.waiting(); i++) {
        waiting.add(
            Line.to(windows.port()).send("GET /waiting?wait=9s HTTP/1.1", "Host: localhost", ""));
      }
      Api api = windows.api().unheld();
      Api.Answered refused = api.get("/waiting?wait=9s");
      assertThat(refused.code()).isIn("overloaded", "timed-out");
      assertThat(api.get("/quick").status()).isEqualTo(200);
      outcome.complete("now");
    } finally {
      for (Line line : waiting) {
        line.close();
      }
    }
  }

  @Test
  void whatTakesTooLongIsGivenUp() {
    Api.Answered answer = windows.api().unheld().get("/waiting?wait=9s");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("timed-out");
  }

  @Test
  void whatFailsLaterIsAProblemAsIfItHadFailedAtOnce() {
    Api.Answered answer = windows.api().unheld().get("/failing");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).isEqualTo("it failed later");
  }

  @Test
  void theEndOfTheServiceLetsThoseInsideOut() throws Exception {
    try (Line line = Line.to(windows.port())) {
      line.send("GET /waiting?wait=9s HTTP/1.1", "Host: localhost", "");
      inside.await();
      try (Line next = Line.to(windows.port())) {
        windows.server.lastCall();
        outcome.complete("bye");
        next.send("GET /quick HTTP/1.1", "Host: localhost", "");
        assertThat(next.readAll()).startsWith("HTTP/1.1 503").contains("shutting-down");
      }
      assertThat(line.readUntil("said")).isEqualTo("{\"said\":\"bye\"}");
    }
  }

  private void drip(Line line, String text) {
    trickle.scheduleAtFixedRate(
        () -> {
          try {
            line.sendRaw(text);
          } catch (IOException cut) {
            throw new java.io.UncheckedIOException(cut); // ends the trickle
          }
        },
        20,
        20,
        TimeUnit.MILLISECONDS);
  }
}
