package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.metrics.PrometheusReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsRoutesTest {
  private final MetricsServed served = new MetricsServed();

  @AfterEach
  void close() {
    served.close();
  }

  @Test
  void whoSaysNothingGetsText() throws Exception {
    Api.Answered answer = served.api().get("/metrics");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(PrometheusReader.read(answer.bytes(), false).families()).isNotEmpty();
  }

  @Test
  void whoAsksForOpenMetricsGetsIt() throws Exception {
    Api.Answered answer =
        served
            .api()
            .with(
                "Accept",
                "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3")
            .get("/metrics");
    assertThat(answer.header("Content-Type"))
        .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(PrometheusReader.read(answer.bytes(), true).families()).isNotEmpty();
  }

  @Test
  void whoRefusesItGetsText() {
    Api.Answered answer =
        served.api().with("Accept", "application/openmetrics-text;q=0, */*").get("/metrics");
    assertThat(answer.header("Content-Type")).startsWith("text/plain");
  }

  @Test
  void whoTakesNeitherIsTold() {
    assertThat(served.api().with("Accept", "image/png").get("/metrics").code())
        .isEqualTo("not-acceptable");
  }

  /** Windows with this one route of a service. */
  private static final class MetricsServed implements AutoCloseable {
    private final Windows windows =
        Windows.open(
            new MetricsRoutes(new dev.wiretwin.api.metrics.Metrics("test"))
                .routes()
                .toArray(Route[]::new));

    Api api() {
      return windows.api();
    }

    @Override
    public void close() {
      windows.close();
    }
  }
}
