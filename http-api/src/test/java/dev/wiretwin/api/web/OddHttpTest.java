package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no proper HTTP, or no proper wish, is answered with a problem and does nothing. */
@Timeout(30)
class OddHttpTest {
  private static final String HOST = "Host: localhost";

  private Windows windows;

  @BeforeEach
  void open() {
    windows =
        Windows.open(
            Route.api(
                "GET", "/things/{id}", call -> call.answer(200, Map.of("id", call.path("id")))),
            Route.api("POST", "/things", call -> call.answer(200, call.body(Map.class))),
            Route.api(
                "GET",
                "/broken",
                call -> {
                  throw new IllegalStateException("dev.wiretwin.Secret");
                }),
            Route.api(
                "GET",
                "/worse",
                call -> {
                  throw new StackOverflowError("dev.wiretwin.Secret");
                }));
  }

  @AfterEach
  void close() {
    windows.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NONSENSE|400",
        "GET /livez HTTP/1.1 more|400",
        "GET  HTTP/1.1|505",
        "GET /%zz HTTP/1.1|400",
        "GET /a%00b HTTP/1.1|400",
        "GET /%c0%ae%c0%ae/x HTTP/1.1|400",
        "GET /x HTTP/9.9|505",
        "G\u00e9T /x HTTP/1.1|400",
        "get /api/v1/things HTTP/1.1|405",
        "BREW /api/v1/things HTTP/1.1|405",
        "TRACE /api/v1/things HTTP/1.1|405",
        "CONNECT localhost:80 HTTP/1.1|404",
        "PATCH /api/v1/things/1 HTTP/1.1|405",
        "DELETE /nowhere HTTP/1.1|404",
        "GET //api/v1/things/1 HTTP/1.1|400",
        "GET /api/v1/things/../things/1 HTTP/1.1|404",
        "GET /api/v1/things/%2e%2e/%2e%2e/etc/passwd HTTP/1.1|400",
        "GET /api/v1/things/..%2f..%2fetc%2fpasswd HTTP/1.1|400",
        "GET /api/v1/things/%252e%252e%252f HTTP/1.1|400",
        "GET /api/v1/things/..;/x HTTP/1.1|400",
        "GET /api/v1/things/a%5c..%5cb HTTP/1.1|400",
      })
  void anOddRequestLineIsAProblem(String line, int status) throws IOException {
    JsonNode problem = problem(status, line, HOST, "Connection: close", "");
    assertThat(problem.path("detail").asText()).doesNotContain("Exception", "jetty", "java");
  }

  @Test
  void aTooLongAddressIsAProblem() throws IOException {
    problem(414, "GET /" + "x".repeat(20_000) + " HTTP/1.1", HOST, "");
  }

  @Test
  void aHugeQueryIsAProblem() throws IOException {
    problem(414, "GET /api/v1/things/1?" + "a=1&".repeat(5_000) + " HTTP/1.1", HOST, "");
  }

  @Test
  void tooLargeHeadersAreAProblem() throws IOException {
    problem(431, "GET /api/v1/things/1 HTTP/1.1", HOST, "X: " + "x".repeat(20_000), "");
  }

  @Test
  void tooManyHeadersAreAProblem() throws IOException {
    problem(431, "GET /api/v1/things/1 HTTP/1.1", HOST, "X: y\r\n".repeat(4_000), "");
  }

  @Test
  void aMethodThatDoesNotGoSaysWhichDo() throws IOException {
    try (Line line = Line.to(windows.port())) {
      line.send("PUT /api/v1/things HTTP/1.1", HOST, "Content-Length: 0", "Connection: close", "");
      assertThat(line.readAll()).contains("HTTP/1.1 405", "\nAllow: OPTIONS, POST\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 3\r\nTransfer-Encoding: chunked",
        "Content-Length: 3\r\nContent-Length: 4",
        "Content-Length: 3, 4",
        "Content-Length: +3",
        "Content-Length: -1",
        "Content-Length: 3 3",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding : chunked",
        "Content-Length : 3",
        " Content-Length: 3",
        "Host: other",
        "X\u0000: y",
      })
  void whatTwoReadersCouldReadDifferentlyIsRefusedAndEndsTheConnection(String header)
      throws IOException {
    try (Line line = Line.to(windows.port())) {
      line.sendRaw(
          "POST /api/v1/things HTTP/1.1\r\nHost: localhost\r\n"
              + header
              + "\r\n\r\n0\r\n\r\nGET /api/v1/things/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n");
      String all = line.readAll();
      assertThat(all).matches("(?s)HTTP/1.1 (400|501) .*").doesNotContain("smuggled");
      assertThat(all).contains("application/problem+json");
    }
  }

  @Test
  void aMethodIsNotWhatAHeaderOrParameterSays() throws IOException {
    try (Line line = Line.to(windows.port())) {
      line.send(
          "POST /api/v1/things/1 HTTP/1.1",
          HOST,
          "X-HTTP-Method-Override: GET",
          "Content-Length: 0",
          "Connection: close",
          "");
      assertThat(line.readAll()).startsWith("HTTP/1.1 405");
    }
    assertThat(windows.api().get("/api/v1/things/1?_method=DELETE").code())
        .isEqualTo("bad-request");
  }

  @Test
  void aFaultOfOursSaysNothingOfItself() {
    for (String path : new String[] {"/api/v1/broken", "/api/v1/worse"}) {
      Api.Answered answer = windows.api().get(path);
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.code()).isEqualTo("internal");
      assertThat(answer.text()).doesNotContain("Secret", "Exception", "Error");
    }
  }

  @Test
  void noAnswerSaysWhatAnswers() throws IOException {
    for (String path : new String[] {"/api/v1/things/1", "/nowhere", "/%zz"}) {
      try (Line line = Line.to(windows.port())) {
        line.send("GET " + path + " HTTP/1.1", HOST, "Connection: close", "");
        String all = line.readAll();
        assertThat(all)
            .doesNotContainIgnoringCase("jetty", "javalin", "\nServer:", "X-Powered-By")
            .contains("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'")
            .contains("X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer")
            .contains("Cache-Control: no-store", "X-Frame-Options: DENY")
            .doesNotContain("Access-Control-", "Set-Cookie");
      }
    }
  }

  @Test
  void headAndOptionsTellOfGet() throws IOException {
    try (Line line = Line.to(windows.port())) {
      line.send("HEAD /api/v1/things/1 HTTP/1.1", HOST, "");
      assertThat(line.readUntil("Content-Length")).isEqualTo("Content-Length: 10");
      line.skipHead();
      line.send("OPTIONS /api/v1/things/1 HTTP/1.1", HOST, "Connection: close", "");
      assertThat(line.readAll()).contains("204 No Content", "Allow: GET, HEAD, OPTIONS");
    }
    try (Line line = Line.to(windows.port())) {
      line.send("OPTIONS * HTTP/1.1", HOST, "Connection: close", "");
      assertThat(line.readAll()).contains("204 No Content", "Allow: ");
    }
    assertThat(windows.api().send("OPTIONS", "/nowhere", null).status()).isEqualTo(404);
  }

  private JsonNode problem(int status, String... lines) throws IOException {
    try (Line line = Line.to(windows.port())) {
      line.send(lines);
      assertThat(line.readLine()).startsWith("HTTP/1.1 " + status);
      assertThat(line.readUntil("Content-Type:")).contains("application/problem+json");
      line.skipHead();
      String body = line.readLine();
      JsonNode problem = new ObjectMapper().readTree(body);
      assertThat(problem.path("status").asInt()).isEqualTo(status);
      return problem;
    }
  }
}
