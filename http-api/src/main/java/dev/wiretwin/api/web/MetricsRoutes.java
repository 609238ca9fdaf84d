package dev.wiretwin.api.web;

import dev.wiretwin.api.metrics.Metrics;
import java.util.List;

/** {@code /metrics}: what Prometheus asks for. */
final class MetricsRoutes {
  private final Metrics metrics;

  MetricsRoutes(Metrics metrics) {
    this.metrics = metrics;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/metrics", this::show).gives(Metrics.TEXT, Metrics.OPEN_METRICS));
  }

  /** Whoever names OpenMetrics gets it, as Prometheus does; everybody else gets the older text. */
  private void show(Call call) {
    List<String> accept = call.header("Accept").stream().toList();
    Metrics.Scrape scrape = metrics.scrape(MediaTypes.named(accept, Metrics.OPEN_METRICS));
    call.content(scrape.type(), scrape.text());
  }
}
