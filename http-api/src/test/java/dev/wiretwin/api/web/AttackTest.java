package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.listen.Access;
import dev.wiretwin.api.listen.Token;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody would try who wants to use a service that is not his. */
@Timeout(30)
class AttackTest {
  private static final String HOST = "Host: localhost:8080";
  private static final String SECRET = "0123456789abcdef0123";

  private final AtomicInteger done = new AtomicInteger();
  private final Route[] routes = {
    Route.api("GET", "/things", call -> call.answer(200, Map.of("done", done.incrementAndGet()))),
    Route.api("POST", "/things", call -> made(call))
  };
  private Windows windows;

  private record Thing(String name, Integer size, List<Object> more) {}

  private void made(Call call) {
    Thing thing = call.body(Thing.class);
    call.answer(200, Map.of("done", done.incrementAndGet(), "size", String.valueOf(thing.size())));
  }

  @AfterEach
  void close() {
    if (windows != null) {
      windows.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "localhost@evil.example",
        "192.168.1.1",
        "[::2]",
        "",
        "localhost, evil.example"
      })
  void aPageWhoseNameWasBentToThisMachineGetsNothing(String host) throws IOException {
    windows = Windows.open(routes);
    String answer = sent("GET /api/v1/things HTTP/1.1", "Host: " + host);
    assertThat(answer).matches("(?s)HTTP/1.1 (421|400) .*");
    assertThat(done).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1:99", "[::1]:5", "bench1.lan"})
  void whoeverCallsUsByOurNameGetsAnAnswer(String host) throws IOException {
    windows = Windows.open(new Access(Optional.empty(), Set.of("bench1.lan"), Set.of()), routes);
    assertThat(sent("GET /api/v1/things HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 200");
  }

  @Test
  void aRequestLineThatNamesAnotherHostGetsNothing() throws IOException {
    windows = Windows.open(routes);
    String answer = sent("GET http://evil.example/api/v1/things HTTP/1.1", HOST);
    assertThat(answer).matches("(?s)HTTP/1.1 (421|400) .*");
    assertThat(done).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://evil.example",
        "Origin: http://localhost:8081",
        "Origin: https://localhost:8080",
        "Origin: null",
        "Origin: ",
        "Origin: http://localhost:8080\r\nOrigin: https://evil.example",
        "Origin: http://localhost:8080\r\nSec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document",
      })
  void aPageOfAnotherSiteCannotPost(String headers) throws IOException {
    windows = Windows.open(routes);
    String answer = posted("application/x-www-form-urlencoded", headers);
    assertThat(answer).startsWith("HTTP/1.1 403").contains("origin-forbidden");
    assertThat(answer).doesNotContain("Access-Control-");
    assertThat(done).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x", "text/html", "a/b"})
  void aFormOfAnotherKindCannotPost(String type) throws IOException {
    windows = Windows.open(routes);
    assertThat(posted(type, "X: y")).startsWith("HTTP/1.1 415").contains("media-type-unsupported");
    assertThat(done).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: y",
        "Origin: http://localhost:8080",
        "Origin: http://localhost:8080\r\nSec-Fetch-Site: same-origin",
        "Sec-Fetch-Site: none"
      })
  void curlAndOurOwnPageCanPost(String headers) throws IOException {
    windows = Windows.open(routes);
    assertThat(posted("application/x-www-form-urlencoded", headers)).startsWith("HTTP/1.1 200");
    assertThat(posted("application/json; charset=utf-8", headers)).startsWith("HTTP/1.1 200");
  }

  @Test
  void aStreamCannotBeReadFromAnotherOrigin() throws IOException {
    windows = Windows.open(routes);
    String answer =
        sent(
            "GET /api/v1/events HTTP/1.1",
            HOST,
            "Accept: text/event-stream",
            "Origin: https://evil.example",
            "Sec-Fetch-Site: cross-site");
    assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("retry:");
  }

  @Test
  void aPictureOfAnotherSiteCannotBeOneOfOurAnswers() throws IOException {
    windows = Windows.open(routes);
    assertThat(
            sent(
                "GET /api/v1/things HTTP/1.1",
                HOST,
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Mode: no-cors",
                "Sec-Fetch-Dest: image"))
        .startsWith("HTTP/1.1 403");
  }

  @Test
  void aLinkThatWasFollowedShowsWhatItLeadsTo() throws IOException {
    windows = Windows.open(routes);
    assertThat(
            sent(
                "GET /api/v1/things HTTP/1.1",
                HOST,
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Mode: navigate",
                "Sec-Fetch-Dest: document"))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void aPageOfAnAllowedOriginMayAskFirstAndThenRead() throws IOException {
    windows =
        Windows.open(
            new Access(Optional.of(Token.of(SECRET)), Set.of(), Set.of("https://lab.example")),
            routes);
    String preflight =
        sent(
            "OPTIONS /api/v1/things HTTP/1.1",
            HOST,
            "Origin: https://lab.example",
            "Access-Control-Request-Method: POST");
    assertThat(preflight)
        .startsWith("HTTP/1.1 204")
        .contains("Access-Control-Allow-Origin: https://lab.example")
        .contains("Access-Control-Allow-Methods: GET, HEAD, OPTIONS, POST")
        .contains("Access-Control-Allow-Headers: Authorization")
        .contains("Vary: Origin");
    String asked =
        sent(
            "GET /api/v1/things HTTP/1.1",
            HOST,
            "Origin: https://lab.example",
            "Authorization: Bearer " + SECRET);
    assertThat(asked)
        .startsWith("HTTP/1.1 200")
        .contains("Access-Control-Allow-Origin: https://lab.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: y",
        "Authorization: Bearer wrong",
        "Authorization: Bearer ",
        "Authorization: " + SECRET,
        "Authorization: Basic " + SECRET,
        "Authorization: Bearer " + SECRET + "x",
        "Authorization: Bearer " + SECRET + "\r\nAuthorization: Bearer wrong",
        "Cookie: token=" + SECRET
      })
  void whoeverDoesNotShowTheTokenGetsNothing(String headers) throws IOException {
    windows = Windows.open(Access.LOCAL.withToken(Token.of(SECRET)), routes);
    String answer = posted("application/json", headers);
    assertThat(answer)
        .startsWith("HTTP/1.1 401")
        .contains("WWW-Authenticate: Bearer")
        .doesNotContain(SECRET);
    assertThat(sent("GET /api/v1/events HTTP/1.1", HOST, headers)).startsWith("HTTP/1.1 401");
    assertThat(sent("GET /nowhere HTTP/1.1", HOST, headers)).startsWith("HTTP/1.1 401");
    assertThat(done).hasValue(0);
  }

  @Test
  void aBodyOfAGigabyteIsRefusedBeforeItIsRead() throws IOException {
    windows = Windows.open(routes);
    String answer = sent("POST /api/v1/things HTTP/1.1", HOST, "Content-Length: 1073741824");
    assertThat(answer)
        .startsWith("HTTP/1.1 413")
        .contains("the body may have 1048576 bytes here", "Connection: close");
  }

  @Test
  void aBodyThatDoesNotSayHowLongItIsIsCutOffWhenItIsTooLong() throws IOException {
    windows = Windows.open(routes);
    try (Line line = Line.to(windows.port())) {
      line.send("POST /api/v1/things HTTP/1.1", HOST, "Transfer-Encoding: chunked", "");
      String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
      long sent = pour(line.socket(), chunk, 1 << 30);
      assertThat(sent).isLessThan(64 << 20);
      assertThat(done).hasValue(0);
    }
  }

  @Test
  void whoeverSendsAllBeforeListeningIsToldWhyItWasRefused() throws IOException {
    windows = Windows.open(routes);
    for (int i = 0; i < 10; i++) {
      try (Line line = Line.to(windows.port())) {
        line.send("POST /api/v1/things HTTP/1.1", HOST, "Content-Length: " + (8 << 20), "");
        line.sendRaw(" ".repeat(8 << 20));
        assertThat(line.readAll()).startsWith("HTTP/1.1 413").contains("body-too-large");
      }
    }
  }

  /** Until the other side has had enough; gives how many bytes that were. */
  private static long pour(Socket socket, String chunk, long most) throws IOException {
    OutputStream out = socket.getOutputStream();
    byte[] bytes = chunk.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    long sent = 0;
    try {
      while (sent < most) {
        out.write(bytes);
        sent += bytes.length;
      }
    } catch (IOException enough) {
      return sent;
    }
    return sent;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"more\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{\"size\":1e400}",
        "{\"size\":99999999999999999999}",
        "{\"size\":1.5}",
        "{\"size\":\"1\"}",
        "{\"name\":5}",
        "{\"name\":\"a\"} {\"name\":\"b\"}",
        "{\"name\":\"a\" /* b */}",
        "{'name':'a'}",
        "{\"name\":\"a\",}",
        "{\"size\":NaN}",
        "{\"size\":012}",
        "{\"name\":\"a\nb\"}",
        "{\"__proto__\":{}}",
        "[]",
        "null",
        "\"x\"",
        ""
      })
  void oddJsonIsRefusedInWordsForPeople(String body) {
    windows = Windows.open(routes);
    Api.Answered answer = windows.api().post("/api/v1/things", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).doesNotContain("com.fasterxml", "java", "dev.wiretwin", "class");
    assertThat(done).hasValue(0);
  }

  @Test
  void aNumberOfAMillionDigitsIsNotCounted() {
    windows = Windows.open(routes);
    String body = "{\"size\":" + "9".repeat(1_000_000) + "}";
    assertThat(windows.api().post("/api/v1/things", body).status()).isEqualTo(400);
    String more = "{\"more\":[1e" + "9".repeat(500_000) + "]}";
    assertThat(windows.api().post("/api/v1/things", more).status()).isEqualTo(400);
  }

  private String sent(String... lines) throws IOException {
    try (Line line = Line.to(windows.port())) {
      return line.send(lines).send("Connection: close", "").readAll();
    }
  }

  private String posted(String type, String headers) throws IOException {
    String body = "{\"name\":\"x\"}";
    try (Line line = Line.to(windows.port())) {
      return line.send(
              "POST /api/v1/things HTTP/1.1",
              HOST,
              headers,
              "Content-Type: " + type,
              "Content-Length: " + body.length(),
              "Connection: close",
              "")
          .sendRaw(body)
          .readAll();
    }
  }
}
