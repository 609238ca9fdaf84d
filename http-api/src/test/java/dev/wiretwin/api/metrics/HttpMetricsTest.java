package dev.wiretwin.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HttpMetricsTest {
  private final Registry registry = new Registry();
  private final HttpMetrics metrics = new HttpMetrics(registry.meters);

  @Test
  void requestsAreToldApartByMethodTemplateAndClassOfStatus() {
    long second = TimeUnit.SECONDS.toNanos(1);
    metrics.answered("GET", "/api/v1/sessions/{id}", 200, second);
    metrics.answered("GET", "/api/v1/sessions/{id}", 204, second);
    metrics.answered("GET", "/api/v1/sessions/{id}", 404, second);
    assertThat(registry.lines("wiretwin_http_requests_seconds_count"))
        .containsExactly(
            "wiretwin_http_requests_seconds_count{method=\"GET\",route=\"/api/v1/sessions/{id}\",status=\"2xx\"} 2",
            "wiretwin_http_requests_seconds_count{method=\"GET\",route=\"/api/v1/sessions/{id}\",status=\"4xx\"} 1");
    assertThat(registry.lines("wiretwin_http_requests_seconds_sum"))
        .first()
        .asString()
        .endsWith(" 2.0");
  }

  @Test
  void whatSomebodyMadeUpIsNoSeriesOfItsOwn() {
    metrics.answered("BREW", "", 404, 1);
    metrics.answered("STIR", "", 405, 1);
    metrics.answered("GET", "", 0, 1);
    assertThat(registry.lines("wiretwin_http_requests_seconds_count"))
        .containsExactly(
            "wiretwin_http_requests_seconds_count{method=\"GET\",route=\"none\",status=\"none\"} 1",
            "wiretwin_http_requests_seconds_count{method=\"other\",route=\"none\",status=\"4xx\"} 2");
  }

  @Test
  void requestsThatAreNotAnsweredYetAreAskedFor() {
    metrics.watchRequests(() -> 2, () -> 30);
    assertThat(registry.lines("wiretwin_http_requests_open"))
        .containsExactly(
            "wiretwin_http_requests_open{state=\"waiting\"} 30.0",
            "wiretwin_http_requests_open{state=\"working\"} 2.0");
  }

  @Test
  void streamsAreAskedForAndGapsAreTold() {
    AtomicInteger streams = new AtomicInteger(3);
    metrics.watchStreams(streams::get);
    metrics.gap(10);
    metrics.gap(5);
    assertThat(registry.lines("wiretwin_feed_"))
        .containsExactly(
            "wiretwin_feed_gaps_total 2.0",
            "wiretwin_feed_missed_total 15.0",
            "wiretwin_feed_streams 3.0");
  }
}
