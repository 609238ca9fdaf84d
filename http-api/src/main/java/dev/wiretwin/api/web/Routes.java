package dev.wiretwin.api.web;

import dev.wiretwin.api.board.Bench;
import dev.wiretwin.api.catalogue.BenchCatalogue;
import dev.wiretwin.api.comparisons.Acceptances;
import dev.wiretwin.api.comparisons.ComparisonRoom;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.lab.Labs;
import dev.wiretwin.api.metrics.Metrics;
import dev.wiretwin.api.session.Sessions;
import dev.wiretwin.api.store.Store;
import java.util.ArrayList;
import java.util.List;

/** The whole API as one table. */
public final class Routes {
  private Routes() {}

  /** The rooms that requests may reach. */
  public record Rooms(
      Feed feed,
      Sessions sessions,
      Store store,
      Bench bench,
      ComparisonRoom comparisons,
      BenchCatalogue catalogue,
      Labs labs,
      Metrics metrics) {}

  /** Opens the windows. */
  public static WebServer serve(WebSettings settings, Rooms rooms) {
    EventStreams streams =
        EventStreams.following(rooms.feed(), settings.limits(), rooms.metrics().http());
    return WebServer.start(
        settings, all(rooms, streams), rooms.store().answers(), streams, rooms.metrics().http());
  }

  static List<Route> all(Rooms rooms, EventStreams streams) {
    List<Route> all = new ArrayList<>();
    all.addAll(new HealthRoutes(() -> rooms.store().leases().all()).routes());
    all.addAll(new ManualRoutes().routes());
    all.addAll(new PageRoutes(PageFiles.usual()).routes());
    all.addAll(new MetricsRoutes(rooms.metrics()).routes());
    all.addAll(new SessionRoutes(rooms.sessions()).routes());
    all.addAll(new BoardRoutes(rooms.bench()).routes());
    all.addAll(new BoardLeaseRoutes(rooms.bench()).routes());
    all.addAll(new BoardConsoleRoutes(rooms.bench()).routes());
    all.addAll(new EventRoutes(rooms.feed(), streams).routes());
    ComparisonRoom comparisons = rooms.comparisons();
    all.addAll(new ComparisonRoutes(comparisons.comparisons(), comparisons.desk()).routes());
    all.addAll(new AcceptRoutes(new Acceptances(comparisons.desk(), rooms.catalogue())).routes());
    all.addAll(new ReportRoutes(comparisons.desk()).routes());
    all.addAll(new ScenarioRoutes(comparisons.shelf()).routes());
    all.addAll(new CatalogueRoutes(() -> rooms.catalogue().now()).routes());
    all.addAll(new LabRoutes(rooms.labs(), comparisons.shelf()).routes());
    return all;
  }
}
