package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CallTest {
  private record Named(String name) {}

  /** What no JSON can be made of. */
  private record Unwritable() {
    @JsonProperty
    String secret() {
      throw new IllegalStateException("secret");
    }
  }

  private final CountDownLatch inside = new CountDownLatch(1);
  private final CompletableFuture<String> outcome = new CompletableFuture<>();

  private final Windows windows =
      Windows.open(
          new Route("GET", "/echo/{word}", this::echo)
              .query("fence", "after", "limit", "force", "wait"),
          new Route("POST", "/body", call -> call.answer(200, call.body(Named.class))),
          new Route("POST", "/maybe", this::maybe),
          new Route("POST", "/required", this::required),
          new Route("PUT", "/text", this::text).reads(100, "application/yaml", "text/plain"),
          new Route("GET", "/file", call -> call.download("a/b", "x y\r\n.txt", bytes("file")))
              .gives("a/b"),
          new Route("GET", "/long", this::big).gives("a/b"),
          new Route("GET", "/page", call -> call.page(bytes("<p>"))).gives("text/html"),
          new Route("GET", "/content", call -> call.content("a/b", bytes("x"))).gives("a/b"),
          new Route("GET", "/at-once", call -> call.later(failed(), text -> call.done())),
          new Route("POST", "/made", call -> call.created("/made/1", Map.of("n", 1))).query("x"),
          new Route("GET", "/nothing", Call::done),
          new Route("GET", "/asked", call -> call.answer(200, call.asked())).query("wait"),
          new Route("GET", "/later", this::later),
          new Route("GET", "/broken", call -> call.later(broken(), text -> call.done())),
          new Route("GET", "/unwritable", call -> call.answer(200, new Unwritable())),
          new Route("GET", "/undeclared", call -> call.answer(200, call.query("x"))));
  private final Api api = windows.api().unheld();

  private void echo(Call call) {
    call.answer(
        200,
        Map.of(
            "word", call.path("word"),
            "fence", call.fence().orElse(-1),
            "after", call.after().orElse(-1),
            "limit", call.limit(10, 20),
            "force", call.flag("force"),
            "wait", call.waiting().toMillis(),
            "header", call.header("X-Word").orElse("none")));
  }

  private void maybe(Call call) {
    call.answer(
        200,
        Map.of(
            "name",
            call.optionalBody(Named.class).map(Named::name).orElse("none"),
            "has",
            call.hasBody()));
  }

  private void required(Call call) {
    call.answer(200, Call.required(call.body(Named.class).name(), "name"));
  }

  private void text(Call call) {
    call.answer(200, Map.of("text", call.bodyText()));
  }

  private void big(Call call) {
    call.download("a/b", "big", new ByteArrayInputStream(new byte[3 << 20]));
  }

  private void later(Call call) {
    call.later(outcome, text -> call.answer(200, Map.of("said", text)));
    inside.countDown();
  }

  private static CompletableFuture<String> broken() {
    return CompletableFuture.failedFuture(new IOException("secret"));
  }

  private static CompletableFuture<String> failed() {
    return CompletableFuture.failedFuture(Call.bad("failed before it was asked"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @AfterEach
  void close() {
    windows.close();
  }

  @Test
  void parametersOfPathQueryAndHeadersAreRead() {
    assertThat(
            api.with("X-Word", "h")
                .get("/echo/a%20b%C3%A4?fence=7&after=0&limit=20&force=true&wait=5ms")
                .json())
        .isEqualTo(
            api.with("X-Word", "h")
                .get("/echo/a%20b%C3%A4?wait=5ms&force=true&limit=20&after=0&fence=7")
                .json());
    assertThat(api.get("/echo/x").text())
        .contains("\"fence\":-1", "\"limit\":10", "\"force\":false", "\"wait\":0", "\"none\"");
    assertThat(api.get("/echo/a%20b%C3%A4").json().path("word").asText()).isEqualTo("a bä");
  }

  @Test
  void oddParametersAreRefusedWithWhatWouldBeRight() {
    refused("/echo/x?fence=0", "fence must be a whole number from 1 up");
    refused("/echo/x?fence=x", "fence must be a whole number from 1 up");
    refused("/echo/x?fence=99999999999999999999", "fence must be a whole number from 1 up");
    refused("/echo/x?limit=21", "limit must be a whole number from 1 to 20");
    refused("/echo/x?force=yes", "force must be true or false");
    for (String wait : new String[] {"10", "61s", "-1s", "1m", "", "60001ms", "1.5s"}) {
      refused(
          "/echo/x?wait=" + wait, "wait must be a time such as 10s or 500ms, and 60s at the most");
    }
    refused("/echo/x?fenec=1", "the parameter fenec is not known here: did you mean \"fence\"?");
    refused("/echo/x?wait=1s&wait=2s", "the parameter wait is given 2 times");
    refused("/content?x=1", "the parameter x is not known here: there are none");
  }

  private void refused(String target, String detail) {
    assertThat(api.get(target).detail()).isEqualTo(detail);
  }

  @Test
  void aBodyIsReadWhateverCurlSaysOfIt() {
    for (String type : new String[] {"application/json", "application/x-www-form-urlencoded"}) {
      assertThat(api.with("Content-Type", type).post("/body", "{\"name\":\"x\"}").text())
          .isEqualTo("{\"name\":\"x\"}");
    }
    assertThat(api.post("/body", "{\"name\":\"x\"}").status()).isEqualTo(200);
    assertThat(api.post("/body", null).detail())
        .isEqualTo("the body is missing: it must be a JSON object");
    assertThat(api.post("/body", "null").detail()).isEqualTo("the body must be a JSON object");
    assertThat(api.post("/maybe", null).text()).contains("none");
    assertThat(api.post("/maybe", "{\"name\":\"x\"}").text()).contains("\"x\"", "true");
    assertThat(api.post("/required", "{}").detail()).isEqualTo("name is missing");
    assertThat(api.send("GET", "/content", "{}").detail())
        .isEqualTo("GET takes no body here: leave it away");
  }

  @Test
  void textIsReadAsItIs() {
    Api yaml = api.with("Content-Type", "Application/YAML; charset=utf-8");
    assertThat(yaml.put("/text", "a: ä").text()).isEqualTo("{\"text\":\"a: ä\"}");
    assertThat(yaml.put("/text", "x".repeat(101)).detail())
        .isEqualTo("the body may have 100 bytes here");
    assertThat(api.with("Content-Type", "a/b").put("/text", "x").detail())
        .isEqualTo("the body must be application/yaml or text/plain");
  }

  @Test
  void filesAndPagesCarryWhatKeepsThemHarmless() {
    Api.Answered file = api.get("/file");
    assertThat(file.text()).isEqualTo("file");
    assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"x_y__.txt\"");
    assertThat(api.get("/long").bytes()).hasSize(3 << 20);
    assertThat(api.get("/content").header("Content-Type")).isEqualTo("a/b");
    assertThat(api.get("/page").header("Content-Security-Policy"))
        .startsWith("sandbox allow-scripts");
  }

  @Test
  void whatHasFailedAlreadyIsAProblem() {
    assertThat(api.get("/at-once").detail()).isEqualTo("failed before it was asked");
  }

  @Test
  void whatWasMadeIsAnsweredWithItsPlace() {
    Api.Answered made = api.post("/made?x=1", "{}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo("/made/1");
    assertThat(made.text()).isEqualTo("{\"n\":1}");
  }

  @Test
  void whereThereIsNothingToSayThereIsNoBodyAndNoType() {
    Api.Answered nothing = api.get("/nothing");
    assertThat(nothing.status()).isEqualTo(204);
    assertThat(nothing.bytes()).isEmpty();
    assertThat(nothing.header("Content-Type")).isEmpty();
  }

  @Test
  void itKnowsWhatItWasAskedButForTheBody() {
    assertThat(api.get("/asked").text()).isEqualTo("\"GET /asked\"");
    assertThat(api.get("/asked?wait=1s").text()).isEqualTo("\"GET /asked?wait=1s\"");
  }

  @Test
  void whatComesLaterIsAnsweredThen() throws Exception {
    try (Line line = Line.to(windows.port())) {
      line.send("GET /later HTTP/1.1", "Host: localhost", "Connection: close", "");
      inside.await();
      outcome.complete("now");
      assertThat(line.readUntil("said")).isEqualTo("{\"said\":\"now\"}");
    }
  }

  @Test
  void faultsOfOurOwnSayNothingOfThemselves() {
    for (String path : new String[] {"/broken", "/unwritable"}) {
      Api.Answered answer = api.get(path);
      assertThat(answer.code()).isEqualTo("internal");
      assertThat(answer.text()).doesNotContain("secret");
    }
  }

  @Test
  void textThatIsNotUtf8IsRefused() throws IOException {
    try (Line line = Line.to(windows.port())) {
      line.send("PUT /text HTTP/1.1", "Host: localhost", "Connection: close");
      line.send("Content-Length: 2", "");
      line.sendRaw("\u00c3\u0028");
      assertThat(line.readUntil("detail")).contains("the body is not text in UTF-8");
    }
  }

  @Test
  void aStreamGoesOnUntilItEndsAndItsHeadAloneIsNoStream() throws IOException {
    try (Line line = Line.to(windows.port())) {
      line.send("HEAD /api/v1/events HTTP/1.1", "Host: localhost", "");
      assertThat(line.readUntil("Content-Type: text")).isEqualTo("Content-Type: text/event-stream");
      line.skipHead();
      line.send("GET /api/v1/events HTTP/1.1", "Host: localhost", "");
      assertThat(line.readUntil("retry")).isEqualTo("retry: 2000");
      windows.server.lastCall();
      assertThat(line.readAll()).contains(": wiretwin");
    }
  }

  @Test
  void aParameterThatTheRouteDoesNotDeclareIsOurFault() {
    assertThat(api.get("/undeclared").status()).isEqualTo(500);
  }

  @Test
  void whoeverAcceptsSomethingElseIsToldWhatThereIs() {
    assertThat(api.with("Accept", "text/html").get("/content").detail())
        .isEqualTo("this is answered as a/b only");
    assertThat(api.with("Accept", "text/html, */*;q=0.1").get("/content").status()).isEqualTo(200);
  }
}
