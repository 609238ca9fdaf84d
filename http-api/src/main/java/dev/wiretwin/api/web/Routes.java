package dev.wiretwin.api.web;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.session.Sessions;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The whole API as one table. */
public final class Routes {
  private Routes() {}

  /** The rooms that requests may reach. */
  public record Rooms(Feed feed, Sessions sessions) {}

  /** Listens at that address; port 0 takes any free one. */
  public static WebServer serve(InetSocketAddress address, Rooms rooms) {
    return WebServer.start(address, all(rooms));
  }

  static List<Route> all(Rooms rooms) {
    List<Route> all = new ArrayList<>();
    all.addAll(new HealthRoutes(() -> true).routes());
    all.addAll(new SessionRoutes(rooms.sessions()).routes());
    return all;
  }
}
