package dev.wiretwin.api.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import dev.wiretwin.api.listen.Access;
import dev.wiretwin.api.metrics.Metrics;
import dev.wiretwin.api.store.MemoryStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real server with some routes and a feed, for tests of what has no rooms behind it. */
final class Windows implements AutoCloseable {
  /** So short that a test need not wait for them. */
  static final Limits.Times HASTY =
      new Limits.Times(
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofMillis(100),
          Duration.ofSeconds(3));

  static final Limits HASTY_LIMITS = new Limits(64, 2, 8, 4, 4, HASTY);

  final Feed feed;
  final WebServer server;
  final Metrics metrics = new Metrics("test");

  private Windows(Access access, Limits limits, List<Route> some, Feed feed) {
    this.feed = feed;
    EventStreams streams = EventStreams.following(feed, limits, metrics.http());
    List<Route> routes = new ArrayList<>(some);
    routes.addAll(new EventRoutes(feed, streams).routes());
    server =
        WebServer.start(
            new WebSettings("127.0.0.1", 0, access, limits),
            routes,
            new MemoryStore().answers(),
            streams,
            metrics.http());
  }

  static Windows open(Route... routes) {
    return new Windows(Access.LOCAL, Limits.USUAL, List.of(routes), feed(1_000));
  }

  static Windows open(Access access, Route... routes) {
    return new Windows(access, Limits.USUAL, List.of(routes), feed(1_000));
  }

  static Windows hasty(Route... routes) {
    return new Windows(Access.LOCAL, HASTY_LIMITS, List.of(routes), feed(1_000));
  }

  /** With a feed in which something has happened already. */
  static Windows on(Feed feed) {
    return new Windows(Access.LOCAL, Limits.USUAL, List.of(), feed);
  }

  /** One that keeps so many entries. */
  static Feed feed(int entries) {
    return new Feed(new ObjectMapper(), Clock.systemUTC(), entries, 0);
  }

  int port() {
    return server.port();
  }

  Api api() {
    return Api.at(port());
  }

  /** Something happens. */
  long happens(String type, Subject subject) {
    return feed.publish(type, subject, Map.of("note", "hello"));
  }

  @Override
  public void close() {
    server.close();
  }
}
