package dev.wiretwin.api.service;

import dev.wiretwin.api.Product;
import dev.wiretwin.api.board.Bench;
import dev.wiretwin.api.catalogue.BenchCatalogue;
import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.catalogue.CatalogueFile;
import dev.wiretwin.api.comparisons.BenchLender;
import dev.wiretwin.api.comparisons.ComparisonRoom;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.lab.LabLimits;
import dev.wiretwin.api.lab.Labs;
import dev.wiretwin.api.metrics.Metrics;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.session.ClientSource;
import dev.wiretwin.api.session.Destinations;
import dev.wiretwin.api.session.SessionLimits;
import dev.wiretwin.api.session.SessionRoom;
import dev.wiretwin.api.store.Store;
import dev.wiretwin.api.web.Json;
import dev.wiretwin.api.web.Limits;
import dev.wiretwin.api.web.Routes;
import dev.wiretwin.api.web.WebServer;
import dev.wiretwin.api.web.WebSettings;
import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.transport.netty.NameLookup;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole service, put together by hand: makes the rooms, opens the windows, and closes all of it
 * in the reverse order. Thread safe.
 */
public final class Service implements AutoCloseable {
  private static final int LONGEST_TOLD_TEXT = 1 << 20;
  private static final int MOST_LABS = 32;
  private static final Duration LAB_IDLE = Duration.ofMinutes(30);
  private static final String BOARD = "board:";

  /** In the state folder: divergences that are known on this bench only. */
  private static final String OWN_CATALOGUE = "divergences.yaml";

  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  private final Keeping keeping;
  private final Chronicle chronicle;
  private final Bench bench;
  private final SessionRoom sessions;
  private final ComparisonRoom comparisons;
  private final Labs labs;
  private final WebServer server;

  private Service(ServiceSettings settings) {
    Path own = settings.stateFolder().resolve(OWN_CATALOGUE);
    BenchCatalogue catalogue = new BenchCatalogue(Catalogue.builtIn(), new CatalogueFile(own));
    keeping =
        Keeping.open(
            settings.stateFolder(),
            settings.retention(),
            Json.mapper(LONGEST_TOLD_TEXT),
            Clock.systemUTC());
    Feed feed = keeping.feed();
    Store store = keeping.store();
    Metrics metrics = new Metrics(Product.version());
    metrics.watchFeed(feed::last, feed::waiting);
    metrics.watchStore(store::bytes);
    chronicle = Chronicle.following(feed, keeping.begin(), metrics);
    bench =
        Bench.open(
            Bench.Making.usual(settings.stateFolder(), store.leases()).with(settings.boards()),
            feed,
            this::endSession);
    Destinations names = new Destinations(settings.connectTo(), NameLookup.SYSTEM);
    metrics.watchBoards(bench::gauges);
    sessions =
        SessionRoom.open(feed, names, this::board, SessionLimits.DEFAULT, metrics.sessions());
    comparisons =
        ComparisonRoom.open(
            store, feed, new BenchLender(bench), catalogue::now, settings.labHost(), names);
    metrics.watchQueue("comparisons", comparisons.comparisons()::waiting);
    comparisons.comparisons().resume(keeping.recovered().queued());
    labs = labs(settings, feed);
    server =
        serve(
            settings,
            new Routes.Rooms(
                feed, sessions.sessions(), store, bench, comparisons, catalogue, labs, metrics));
  }

  /** Where boards may reach the service or what it compares, they may reach its lab servers. */
  private static Labs labs(ServiceSettings settings, Feed feed) {
    boolean beyond = !Labs.isLoopback(settings.host()) || settings.labHost().isPresent();
    return new Labs(
        WebSocket.defaultNetwork(),
        new LabLimits(MOST_LABS, LAB_IDLE, beyond),
        feed,
        Clock.systemUTC());
  }

  private WebServer serve(ServiceSettings settings, Routes.Rooms rooms) {
    try {
      return Routes.serve(
          new WebSettings(settings.host(), settings.port(), settings.access(), Limits.USUAL),
          rooms);
    } catch (RuntimeException failed) { // the port is taken: what was opened must not stay open
      closeRooms();
      chronicle.close();
      keeping.close();
      throw failed;
    }
  }

  public static Service start(ServiceSettings settings) {
    long began = System.nanoTime();
    Service service = new Service(settings);
    LOG.atInfo()
        .addKeyValue("url", "http://" + settings.host() + ":" + service.port())
        .addKeyValue("version", Product.version())
        .addKeyValue("state", settings.stateFolder())
        .addKeyValue("ms", millisSince(began))
        .log("service started");
    return service;
  }

  private ClientSource board(String target) {
    if (!target.startsWith(BOARD)) {
      throw new Refusal(
          RefusalCode.TARGET_NOT_FOUND,
          "there is no target " + target + ": there are jvm and board:ID");
    }
    return bench.source(target.substring(BOARD.length()));
  }

  private void endSession(WebSocketClient client, String why) {
    sessions.sessions().endOf(client, why);
  }

  private static long millisSince(long began) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }

  /** Where it can be reached. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    long began = System.nanoTime();
    LOG.info("service stopping");
    server.lastCall();
    closeRooms();
    server.close();
    chronicle.close();
    keeping.close();
    LOG.atInfo().addKeyValue("ms", millisSince(began)).log("service stopped");
  }

  private void closeRooms() {
    comparisons.close();
    labs.close();
    sessions.close();
    bench.close();
  }
}
