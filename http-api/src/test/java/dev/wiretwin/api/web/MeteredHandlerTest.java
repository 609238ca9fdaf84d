package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MeteredHandlerTest {
  private final CountDownLatch tick = new CountDownLatch(1);
  private final Windows windows =
      Windows.open(
          Route.api("GET", "/sessions/{id}", call -> call.answer(200, List.of())),
          Route.api(
              "DELETE",
              "/sessions/{id}",
              call -> {
                throw new IllegalStateException("broken");
              }));

  @AfterEach
  void close() {
    windows.close();
  }

  private void request(String method, String path, String... headers) throws Exception {
    try (var socket = new java.net.Socket("127.0.0.1", windows.port())) {
      String host = "127.0.0.1:" + windows.port();
      String more = headers.length == 0 ? "Host: " + host : headers[0];
      String text = method + " " + path + " HTTP/1.1\r\n" + more + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    }
  }

  /** What was counted is counted just behind the last byte of the answer. */
  private List<String> counted(int series) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    List<String> lines;
    do {
      String text = new String(windows.metrics.scrape(false).text(), StandardCharsets.UTF_8);
      lines =
          text.lines()
              .filter(line -> line.startsWith("wiretwin_http_requests_seconds_count"))
              .map(line -> line.replaceFirst("^[^{]*", ""))
              .sorted()
              .toList();
    } while (lines.size() < series
        && System.nanoTime() < end
        && !tick.await(10, TimeUnit.MILLISECONDS));
    return lines;
  }

  @Test
  void whoIsLetInIsCountedByTheTemplate() throws Exception {
    request("GET", "/api/v1/sessions/s1-secret");
    request("DELETE", "/api/v1/sessions/s2");
    assertThat(counted(2))
        .containsExactly(
            "{method=\"DELETE\",route=\"/api/v1/sessions/{id}\",status=\"5xx\"} 1",
            "{method=\"GET\",route=\"/api/v1/sessions/{id}\",status=\"2xx\"} 1");
  }

  @Test
  void whoIsTurnedAwayIsCountedToo() throws Exception {
    request("GET", "/api/v1/sessions/s1", "Host: evil.example");
    request("PUT", "/api/v1/sessions/s1");
    request("GET", "/no/such/place/of/mine");
    assertThat(counted(3))
        .containsExactly(
            "{method=\"GET\",route=\"/api/v1/sessions/{id}\",status=\"4xx\"} 1",
            "{method=\"GET\",route=\"none\",status=\"4xx\"} 1",
            "{method=\"PUT\",route=\"/api/v1/sessions/{id}\",status=\"4xx\"} 1");
  }
}
