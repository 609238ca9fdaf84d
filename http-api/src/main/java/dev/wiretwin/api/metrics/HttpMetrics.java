package dev.wiretwin.api.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Counts and times requests, and the streams that hang on; thread safe, and never waits. */
public final class HttpMetrics {
  private static final Set<String> METHODS =
      Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");
  private static final int HUNDRED = 100;

  private final MeterRegistry registry;
  private final Map<Answered, Timer> timers = new ConcurrentHashMap<>();
  private final Counter gaps;
  private final Counter missed;

  private record Answered(String method, String route, String status) {}

  HttpMetrics(MeterRegistry registry) {
    this.registry = registry;
    gaps =
        Counter.builder("wiretwin.feed.gaps")
            .description("Times that a reader of the feed was too slow and was told of a gap")
            .register(registry);
    missed =
        Counter.builder("wiretwin.feed.missed")
            .description("Entries of the feed that readers were told they missed")
            .register(registry);
  }

  /**
   * A request is over.
   *
   * @param route the path with its parameters in braces; empty if there is no such route
   * @param status of the answer; 0 if none could be sent
   * @param nanos it took from the first line to the last byte
   */
  public void answered(String method, String route, int status, long nanos) {
    Answered which =
        new Answered(
            METHODS.contains(method) ? method : "other",
            route.isEmpty() ? "none" : route,
            status < HUNDRED ? "none" : status / HUNDRED + "xx");
    timers.computeIfAbsent(which, this::timer).record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Answered which) {
    return Timer.builder("wiretwin.http.requests")
        .description("Requests that were answered, and how long each took, waiting included")
        .tags("method", which.method(), "route", which.route(), "status", which.status())
        .register(registry);
  }

  /**
   * To be asked at each scrape.
   *
   * @param streams how many readers have the feed streamed to them now
   */
  public void watchStreams(IntSupplier streams) {
    Gauge.builder("wiretwin.feed.streams", streams, IntSupplier::getAsInt)
        .strongReference(true)
        .description("Readers that have the feed streamed to them now")
        .register(registry);
  }

  /**
   * To be asked at each scrape.
   *
   * @param atWork requests that a thread works on now
   * @param inWait requests that asked to be kept waiting
   */
  public void watchRequests(IntSupplier atWork, IntSupplier inWait) {
    inHouse("working", atWork);
    inHouse("waiting", inWait);
  }

  private void inHouse(String state, IntSupplier requests) {
    Gauge.builder("wiretwin.http.requests.open", requests, IntSupplier::getAsInt)
        .strongReference(true)
        .description("Requests that are not answered yet")
        .tag("state", state)
        .register(registry);
  }

  /** A reader of the feed was told that it missed something. */
  public void gap(long entries) {
    gaps.increment();
    missed.increment(entries);
  }
}
