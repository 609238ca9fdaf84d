package dev.wiretwin.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.board.Plugged;
import dev.wiretwin.api.metrics.PrometheusReader;
import dev.wiretwin.api.metrics.PrometheusReader.Family;
import dev.wiretwin.api.metrics.PrometheusReader.Sample;
import dev.wiretwin.api.web.Api;
import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.ServerHandshake;
import dev.wiretwin.core.server.EchoServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service that has been used, as Prometheus sees it. */
@Timeout(120)
class MetricsIT {
  private static final Set<String> LABELS =
      Set.of(
          "target",
          "direction",
          "status",
          "board",
          "verdict",
          "queue",
          "method",
          "route",
          "state",
          "version",
          "java",
          "le",
          "area",
          "id");

  /** Of the JVM, not of anything of ours: the names of its memory pools. */
  private static final String POOL = "id";

  @TempDir private Path state;
  private final List<String> secret = new ArrayList<>();

  @Test
  void aServiceInUseIsReadByPrometheusAndTellsNothingItShouldNot() throws Exception {
    try (Plugged plugged = Plugged.board(state);
        Service service = Service.start(ServiceSettings.local(state));
        EchoServer echo = echo()) {
      Api api = Api.at(service.port());
      secret.add("" + service.port());
      secret.add("" + echo.port());
      talk(api, "jvm", echo);
      talk(api, "board:" + plugged.name(), echo);
      secret.add(compare(api));
      api.get("/api/v1/sessions/no-such-session");
      check(plugged.name(), PrometheusReader.read(api.get("/metrics").bytes(), false));
      Api asking = api.with("Accept", "application/openmetrics-text");
      checkTypes(PrometheusReader.read(asking.get("/metrics").bytes(), true));
    }
  }

  private static EchoServer echo() throws Exception {
    return EchoServer.start(
        WebSocket.defaultNetwork(),
        new InetSocketAddress("127.0.0.1", 0),
        Optional.empty(),
        new EchoServer.Settings(
            new ServerHandshake(List.of(), Optional.empty(), List.of()),
            Timing.NODEMCU,
            Limits.DEFAULT));
  }

  private void talk(Api api, String target, EchoServer echo) {
    String id =
        api.post("/api/v1/sessions", "{\"target\":\"" + target + "\"}").json().get("id").asText();
    secret.add(id);
    String one = "/api/v1/sessions/" + id;
    String url = "ws://127.0.0.1:" + echo.port() + "/secret-path";
    assertThat(outcome(api, one + "/connect", "{\"url\":\"" + url + "\"}")).isEqualTo("open");
    assertThat(outcome(api, one + "/send", "{\"text\":\"hello\"}")).isEqualTo("received");
    assertThat(outcome(api, one + "/close", null)).isEqualTo("closed");
  }

  private static String outcome(Api api, String verb, String body) {
    return api.post(verb + "?wait=30s", body).json().path("outcome").asText();
  }

  private static String compare(Api api) {
    return api.post(
            "/api/v1/comparisons?wait=30s",
            "{\"scenario\":\"smoke/bad-urls\",\"targets\":[\"jvm\",\"jvm\"]}")
        .json()
        .path("id")
        .asText();
  }

  private void check(String board, PrometheusReader.Read read) {
    checkTypes(read);
    assertThat(read.value("wiretwin_sessions_open", "target", "jvm")).hasValue(1);
    assertThat(read.value("wiretwin_session_closes_total", "target", "board")).hasValue(1);
    assertThat(
            read.value(
                "wiretwin_session_payload_bytes_total", "target", "board", "direction", "sent"))
        .hasValue(5);
    assertThat(read.value("wiretwin_session_round_trip_seconds_count", "target", "jvm"))
        .hasValue(1);
    assertThat(
            read.value("wiretwin_board_line_bytes_total", "board", board, "direction", "to_board")
                .orElseThrow())
        .isGreaterThan(100);
    assertThat(read.value("wiretwin_board_heap_bytes", "board", board)).isPresent();
    assertThat(read.value("wiretwin_board_lease_held", "board", board)).hasValue(0);
    assertThat(read.value("wiretwin_feed_entries_total")).isPresent();
    assertThat(read.value("wiretwin_store_size_bytes").orElseThrow()).isPositive();
    assertThat(
            read.value(
                "wiretwin_http_requests_seconds_count",
                "route",
                "/api/v1/sessions/{id}",
                "method",
                "GET",
                "status",
                "4xx"))
        .hasValue(1);
  }

  private void checkTypes(PrometheusReader.Read read) {
    assertThat(read.families()).hasSizeGreaterThan(30);
    for (Family family : read.families()) {
      assertThat(family.help()).as(family.name()).isNotBlank();
      assertThat(family.type()).as(family.name()).isIn("counter", "gauge", "histogram", "summary");
      assertThat(family.name()).matches("(wiretwin|jvm|process|system)_[a-z0-9_]+");
      if (!family.unit().isEmpty()) {
        assertThat(family.name()).endsWith("_" + family.unit());
      }
      family.samples().forEach(this::checkSample);
    }
  }

  private void checkSample(Sample sample) {
    assertThat(LABELS).as(sample.name()).containsAll(sample.labels().keySet());
    sample
        .labels()
        .forEach(
            (label, value) -> {
              assertThat(label.equals(POOL) && !sample.name().startsWith("jvm_")).isFalse();
              assertThat(value).doesNotContain("://", "secret", "/dev/", "127.0.0.1");
              assertThat(secret).doesNotContain(value);
            });
  }
}
