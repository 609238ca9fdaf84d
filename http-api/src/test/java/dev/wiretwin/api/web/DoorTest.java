package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DoorTest {
  private static final String HOST = "Host: localhost";

  private final Windows windows =
      Windows.hasty(
          new Route(
                  "POST", "/echo", call -> call.answer(200, Map.of("n", call.bodyText().length())))
              .reads(100_000, "text/plain"));

  @AfterEach
  void close() {
    windows.close();
  }

  @Test
  void aBodyThatComesInPiecesIsWholeBeforeItIsHandedOn() throws IOException {
    try (Line line = Line.to(windows.port())) {
      line.send("POST /echo HTTP/1.1", HOST, "Content-Length: 6", "").sendRaw("abc").sendRaw("def");
      line.skipHead();
      assertThat(line.read(7)).isEqualTo("{\"n\":6}");
      line.send("POST /echo HTTP/1.1", HOST, "Transfer-Encoding: chunked", "");
      line.send("3", "abc", "2").send("de", "0", "");
      line.skipHead();
      assertThat(line.read(7)).isEqualTo("{\"n\":5}");
    }
  }

  @Test
  void aBodyMayHaveAsManyBytesAsTheRouteTakesAndNoMore() throws IOException {
    assertThat(windows.api().unheld().post("/echo", "x".repeat(100_000)).status()).isEqualTo(200);
    assertThat(windows.api().unheld().post("/echo", "x".repeat(100_001)).status()).isEqualTo(413);
    try (Line line = Line.to(windows.port())) {
      line.send("POST /echo HTTP/1.1", HOST, "Transfer-Encoding: chunked", "");
      line.send("186a1", "x".repeat(100_001), "0", "");
      assertThat(line.readAll()).startsWith("HTTP/1.1 413").contains("Connection: close");
    }
  }

  @Test
  void aBodyThatDoesNotComeInTimeIsGivenUp() throws IOException {
    try (Line line = Line.to(windows.port())) {
      line.send("POST /echo HTTP/1.1", HOST, "Content-Length: 6", "").sendRaw("abc");
      assertThat(line.readAll())
          .startsWith("HTTP/1.1 408")
          .contains("the body did not come in time");
    }
  }

  @Test
  void whoMayNotComeInIsToldAtTheDoor() throws IOException {
    try (Line line = Line.to(windows.port())) {
      line.send("POST /echo HTTP/1.1", "Host: evil", "Content-Length: 6", "").sendRaw("abc");
      assertThat(line.readAll()).startsWith("HTTP/1.1 421").contains("Connection: close");
    }
    assertThat(windows.api().send("OPTIONS", "/nowhere", null).status()).isEqualTo(404);
  }

  @Test
  void afterTheLastCallNobodyComesIn() throws IOException {
    try (Line line = Line.to(windows.port())) {
      windows.server.lastCall();
      line.send("GET /livez HTTP/1.1", HOST, "");
      assertThat(line.readAll()).startsWith("HTTP/1.1 503").contains("shutting-down");
    }
  }
}
