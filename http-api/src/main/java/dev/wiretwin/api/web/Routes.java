package dev.wiretwin.api.web;

import dev.wiretwin.api.board.Bench;
import dev.wiretwin.api.comparisons.Comparisons;
import dev.wiretwin.api.comparisons.ReportDesk;
import dev.wiretwin.api.comparisons.ScenarioShelf;
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
      Comparisons comparisons,
      ReportDesk desk,
      ScenarioShelf shelf,
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
    all.addAll(new HealthRoutes(() -> true).routes());
    all.addAll(new ManualRoutes().routes());
    all.addAll(new MetricsRoutes(rooms.metrics()).routes());
    all.addAll(new SessionRoutes(rooms.sessions()).routes());
    all.addAll(new BoardRoutes(rooms.bench()).routes());
    all.addAll(new BoardLeaseRoutes(rooms.bench()).routes());
    all.addAll(new BoardConsoleRoutes(rooms.bench()).routes());
    all.addAll(new EventRoutes(rooms.feed(), streams).routes());
    all.addAll(new ComparisonRoutes(rooms.comparisons(), rooms.desk()).routes());
    all.addAll(new ReportRoutes(rooms.desk()).routes());
    all.addAll(new ScenarioRoutes(rooms.shelf()).routes());
    all.addAll(new LabRoutes(rooms.labs(), rooms.shelf()).routes());
    return all;
  }
}
