package dev.wiretwin.api.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.session.ClientSource;
import dev.wiretwin.api.session.SessionLimits;
import dev.wiretwin.api.session.SessionRoom;
import dev.wiretwin.api.session.SessionWatch;
import dev.wiretwin.api.web.Routes;
import dev.wiretwin.api.web.WebServer;
import dev.wiretwin.core.transport.netty.NameLookup;
import java.net.InetSocketAddress;
import java.time.Clock;

/**
 * The whole service, put together by hand: makes the rooms, opens the windows, and closes all of it
 * in the reverse order. Thread safe.
 */
public final class Service implements AutoCloseable {
  private static final int FEED_ENTRIES = 65_536;

  private final SessionRoom sessions;
  private final WebServer server;

  private Service(ServiceSettings settings) {
    Feed feed = new Feed(new ObjectMapper(), Clock.systemUTC(), FEED_ENTRIES, 0);
    sessions =
        SessionRoom.open(
            feed, NameLookup.SYSTEM, Service::board, SessionLimits.DEFAULT, SessionWatch.NOBODY);
    server =
        Routes.serve(
            new InetSocketAddress(settings.host(), settings.port()),
            new Routes.Rooms(feed, sessions.sessions()));
  }

  public static Service start(ServiceSettings settings) {
    return new Service(settings);
  }

  private static ClientSource board(String target) {
    throw new Refusal(RefusalCode.TARGET_NOT_FOUND, "there is no target " + target + ": try jvm");
  }

  /** Where it can be reached. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    sessions.close();
    server.close();
  }
}
