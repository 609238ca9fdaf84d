package dev.wiretwin.api.metrics;

import dev.wiretwin.api.board.BoardGauges;
import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.api.session.SessionWatch;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * All that the service counts, and the text in which Prometheus asks for it. Thread safe; counting
 * never waits.
 */
public final class Metrics {
  /** Prometheus's text format, version 0.0.4. */
  public static final String TEXT = "text/plain";

  /** OpenMetrics 1.0. */
  public static final String OPEN_METRICS = "application/openmetrics-text";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT).throwExceptionOnRegistrationFailure();
  private final SessionMetrics sessions = new SessionMetrics(registry);
  private final HttpMetrics http = new HttpMetrics(registry);
  private final BoardMetrics boards = new BoardMetrics(registry);
  private final FeedMetrics feed = new FeedMetrics(registry);
  private final AtomicBoolean scraped = new AtomicBoolean();
  private volatile Supplier<List<BoardGauges>> bench = List::of;

  /** Micrometer itself would let go of it. */
  private volatile LongSupplier feedEntries = () -> 0;

  /**
   * @param type with its parameters, as it is to be answered
   */
  public record Scrape(String type, byte[] text) {}

  /**
   * @param version of the product
   */
  public Metrics(String version) {
    Gauge.builder("wiretwin.version", () -> 1)
        .description("Always 1; the labels say what runs")
        .tags("version", version, "java", Runtime.version().feature() + "")
        .register(registry);
  }

  /** To be told what sessions do. */
  public SessionWatch sessions() {
    return sessions;
  }

  /** To be told of requests. */
  public HttpMetrics http() {
    return http;
  }

  /** Whether it counts this entry of the feed. */
  public boolean counts(FeedEntry entry) {
    return feed.counts(entry);
  }

  /** Counts an entry of the feed; for one thread at a time. */
  public void told(FeedEntry entry) {
    feed.told(entry);
  }

  // ---- what is asked for at each scrape

  public void watchBoards(Supplier<List<BoardGauges>> gauges) {
    bench = gauges;
  }

  /**
   * @param last the id of the latest entry
   * @param waiting readers that wait for more
   */
  public void watchFeed(LongSupplier last, IntSupplier waiting) {
    long before = last.getAsLong();
    feedEntries = last;
    FunctionCounter.builder(
            "wiretwin.feed.entries", this, own -> own.feedEntries.getAsLong() - before)
        .description("Entries of the feed since the service started")
        .register(registry);
    watchQueue("feed-readers", waiting);
  }

  public void watchStore(LongSupplier bytes) {
    Gauge.builder("wiretwin.store.size", bytes, LongSupplier::getAsLong)
        .strongReference(true)
        .description("Room that is taken on disk by what is kept")
        .baseUnit("bytes")
        .register(registry);
  }

  /**
   * @param queue a word from a short list
   * @param depth how many wait in it now
   */
  public void watchQueue(String queue, IntSupplier depth) {
    Gauge.builder("wiretwin.queue.depth", depth, IntSupplier::getAsInt)
        .strongReference(true)
        .description("How many wait in a queue of the service")
        .tag("queue", queue)
        .register(registry);
  }

  // ---- scraping

  /**
   * All of it, now.
   *
   * @param openMetrics whether that format is wanted rather than the older text
   */
  public Scrape scrape(boolean openMetrics) {
    if (scraped.compareAndSet(false, true)) {
      watchProcess();
    }
    boards.show(bench.get());
    String type =
        openMetrics
            ? OPEN_METRICS + "; version=1.0.0; charset=utf-8"
            : TEXT + "; version=0.0.4; charset=utf-8";
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      registry.scrape(text, type);
    } catch (IOException odd) {
      throw new UncheckedIOException("memory cannot be written to", odd);
    }
    return new Scrape(type, text.toByteArray());
  }

  /** Not before somebody wants it: a service that is not watched starts faster. */
  private void watchProcess() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }
}
