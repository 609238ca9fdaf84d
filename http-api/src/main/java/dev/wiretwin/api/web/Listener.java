package dev.wiretwin.api.web;

import dev.wiretwin.api.metrics.HttpMetrics;
import io.javalin.config.JettyConfig;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty as we want it: strict, bounded in everything, and silent about itself. */
final class Listener implements AutoCloseable {
  private static final int HEADER_BYTES = 16 << 10;
  private static final int SPARE_THREADS = 16;
  private static final int LEAST_THREADS = 8;
  private static final int IDLE_THREAD_MILLIS = 60_000;
  private static final int BACKLOG = 512;
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  private final WebSettings settings;
  private final RouteTable table;
  private final HttpMetrics metrics;
  private final QueuedThreadPool threads;
  private final ConnectionWatch watch;
  private final Door door;
  private final ScheduledExecutorService sweeper;

  Listener(WebSettings settings, RouteTable table, HttpMetrics metrics) {
    this.settings = settings;
    this.table = table;
    this.metrics = metrics;
    Limits limits = settings.limits();
    threads =
        new QueuedThreadPool(limits.working() + SPARE_THREADS, LEAST_THREADS, IDLE_THREAD_MILLIS);
    threads.setName("web");
    watch =
        new ConnectionWatch(
            System::nanoTime, limits.times().header(), limits.times().outcome().multipliedBy(2));
    Admission admission = new Admission(limits, threads);
    metrics.watchRequests(admission::atWork, admission::inWait);
    door =
        new Door(
            new Arrival(table, settings.host(), settings.access()),
            admission,
            new Visit.House(admission, watch, threads, limits.times().outcome()),
            watch,
            limits.times().body());
    sweeper =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "web-sweeper");
              thread.setDaemon(true);
              return thread;
            });
  }

  void configure(JettyConfig jetty) {
    jetty.threadPool = threads;
    jetty.modifyServer(this::configure);
    jetty.modifyServletContextHandler(context -> context.setErrorHandler(new HttpFaults()));
    jetty.modifyHttpConfiguration(Listener::configure);
    jetty.addConnector(this::connector);
  }

  private void configure(Server server) {
    server.setHandler(new MeteredHandler(door, table, metrics));
    server.setErrorHandler(new HttpFaults());
    server.setStopTimeout(0); // the door has waited for those inside
    server.addBean(new NetworkConnectionLimit(settings.limits().connections(), server));
    long pause = settings.limits().times().header().toMillis() / 4 + 1;
    sweeper.scheduleWithFixedDelay(watch::sweep, pause, pause, TimeUnit.MILLISECONDS);
  }

  private static void configure(HttpConfiguration http) {
    http.setUriCompliance(UriCompliance.from(EnumSet.noneOf(UriCompliance.Violation.class)));
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRelativeRedirectAllowed(false);
    http.setMaxUnconsumedRequestContentReads(1);
  }

  private Connector connector(Server server, HttpConfiguration http) {
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.limits().times().idle().toMillis());
    connector.setAcceptQueueSize(BACKLOG);
    connector.addBean(watch);
    return connector;
  }

  /** Lets nobody in any more. */
  void lastCall() {
    door.lastCall();
  }

  /** Those inside get their answer if that does not take long. */
  void drain() {
    door.drain(PATIENCE);
  }

  @Override
  public void close() {
    sweeper.shutdownNow();
  }
}
