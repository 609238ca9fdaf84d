package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReplayTest {
  private static final String KEY = "Idempotency-Key";

  private final AtomicInteger done = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CompletableFuture<String> outcome = new CompletableFuture<>();
  private final Windows windows =
      Windows.open(
          new Route("POST", "/make", this::make),
          new Route("POST", "/done", call -> done(call)),
          new Route("POST", "/fail", this::fail).query("how"),
          new Route("POST", "/slow", this::slow),
          new Route(
              "GET", "/count", call -> call.answer(200, Map.of("n", done.incrementAndGet()))));
  private final Api api = windows.api().unheld();
  private final Api keyed = api.with(KEY, "key-1");

  private void make(Call call) {
    call.created("/made/" + done.incrementAndGet(), Map.of("n", done.get()));
  }

  private void done(Call call) {
    done.incrementAndGet();
    call.done();
  }

  private void fail(Call call) {
    done.incrementAndGet();
    if (call.query("how").isPresent()) {
      throw new IllegalStateException("half of it was done");
    }
    throw Call.bad("nothing was done");
  }

  private void slow(Call call) {
    done.incrementAndGet();
    begun.countDown();
    call.later(outcome, text -> call.answer(200, Map.of("said", text)));
  }

  @AfterEach
  void close() {
    windows.close();
  }

  @Test
  void theSameRequestAgainGetsTheSameAnswerAndDoesNothing() {
    Api.Answered first = keyed.post("/make", "{\"a\":1}");
    Api.Answered again = keyed.post("/make", "{\"a\":1}");
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Location")).isEqualTo("/made/1");
    assertThat(again.header("Content-Type")).isEqualTo("application/json");
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(done).hasValue(1);
  }

  @Test
  void anAnswerWithoutABodyIsRepeatedToo() {
    assertThat(keyed.post("/done", null).status()).isEqualTo(204);
    Api.Answered again = keyed.post("/done", null);
    assertThat(again.status()).isEqualTo(204);
    assertThat(again.bytes()).isEmpty();
    assertThat(done).hasValue(1);
  }

  @Test
  void anotherRequestUnderTheSameKeyIsRefused() {
    keyed.post("/make", "{\"a\":1}");
    assertThat(keyed.post("/make", "{\"a\":2}").code()).isEqualTo("idempotency-mismatch");
    assertThat(keyed.post("/done", "{\"a\":1}").status()).isEqualTo(422);
    assertThat(done).hasValue(1);
  }

  @Test
  void aRequestThatIsStillBeingDoneIsNotDoneTwice() throws Exception {
    CompletableFuture<Api.Answered> first =
        CompletableFuture.supplyAsync(() -> keyed.post("/slow", null));
    begun.await();
    Api.Answered second = keyed.post("/slow", null);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("idempotency-in-progress");
    assertThat(second.header("Retry-After")).isEqualTo("1");
    outcome.complete("late");
    assertThat(first.get(10, TimeUnit.SECONDS).text()).isEqualTo("{\"said\":\"late\"}");
    assertThat(keyed.post("/slow", null).text()).isEqualTo("{\"said\":\"late\"}");
    assertThat(done).hasValue(1);
  }

  @Test
  void whatWasRefusedMayBeTriedAgain() {
    assertThat(keyed.post("/fail", null).status()).isEqualTo(400);
    assertThat(keyed.post("/fail", null).header("Idempotency-Replayed")).isEmpty();
    assertThat(done).hasValue(2);
  }

  @Test
  void whatBrokeInTheMiddleIsNotDoneAgain() {
    assertThat(keyed.post("/fail?how=badly", null).status()).isEqualTo(500);
    Api.Answered again = keyed.post("/fail?how=badly", null);
    assertThat(again.status()).isEqualTo(500);
    assertThat(again.code()).isEqualTo("internal");
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(done).hasValue(1);
  }

  @Test
  void anOddKeyIsRefused() {
    assertThat(api.with(KEY, "with space").post("/make", "{}").status()).isEqualTo(400);
    assertThat(api.with(KEY, "x".repeat(201)).post("/make", "{}").detail())
        .isEqualTo("Idempotency-Key must have 1 to 200 characters of ASCII, without spaces");
    assertThat(api.with(KEY, "x".repeat(200)).post("/make", "{}").status()).isEqualTo(201);
  }

  @Test
  void aKeyMeansNothingWhereNothingIsDone() {
    assertThat(keyed.get("/count").text()).isEqualTo("{\"n\":1}");
    assertThat(keyed.get("/count").text()).isEqualTo("{\"n\":2}");
  }
}
