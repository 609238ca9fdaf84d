package dev.wiretwin.api.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/** Micrometer without a service, and what a part counted into it. */
final class Registry {
  final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT).throwExceptionOnRegistrationFailure();

  /** The lines of a scrape that begin so. */
  List<String> lines(String start) {
    return meters.scrape().lines().filter(line -> line.startsWith(start)).sorted().toList();
  }

  List<String> names() {
    return meters.getMeters().stream().map(Meter::getId).map(Meter.Id::getName).toList();
  }
}
