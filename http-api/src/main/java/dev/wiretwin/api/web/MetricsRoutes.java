package dev.wiretwin.api.web;

import dev.wiretwin.api.metrics.Metrics;
import java.util.List;
import java.util.Locale;

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
    String accept = call.header("Accept").orElse("").toLowerCase(Locale.ROOT);
    boolean openMetrics =
        accept.contains(Metrics.OPEN_METRICS)
            && MediaTypes.accepted(List.of(accept), List.of(Metrics.OPEN_METRICS));
    Metrics.Scrape scrape = metrics.scrape(openMetrics);
    call.content(scrape.type(), scrape.text());
  }
}
