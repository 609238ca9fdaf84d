package dev.wiretwin.api.service;

import dev.wiretwin.api.board.Bench;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.session.ClientSource;
import dev.wiretwin.api.session.Destinations;
import dev.wiretwin.api.session.SessionLimits;
import dev.wiretwin.api.session.SessionRoom;
import dev.wiretwin.api.session.SessionWatch;
import dev.wiretwin.api.store.Store;
import dev.wiretwin.api.web.Json;
import dev.wiretwin.api.web.Limits;
import dev.wiretwin.api.web.Routes;
import dev.wiretwin.api.web.WebServer;
import dev.wiretwin.api.web.WebSettings;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.transport.netty.NameLookup;
import java.time.Clock;

/**
 * The whole service, put together by hand: makes the rooms, opens the windows, and closes all of it
 * in the reverse order. Thread safe.
 */
public final class Service implements AutoCloseable {
  private static final int LONGEST_TOLD_TEXT = 1 << 20;
  private static final String BOARD = "board:";

  private final Keeping keeping;
  private final Bench bench;
  private final SessionRoom sessions;
  private final WebServer server;

  private Service(ServiceSettings settings) {
    keeping =
        Keeping.open(
            settings.stateFolder(),
            settings.retention(),
            Json.mapper(LONGEST_TOLD_TEXT),
            Clock.systemUTC());
    Feed feed = keeping.feed();
    Store store = keeping.store();
    bench =
        Bench.open(
            Bench.Making.usual(settings.stateFolder(), store.leases()), feed, this::endSession);
    sessions =
        SessionRoom.open(
            feed,
            new Destinations(settings.connectTo(), NameLookup.SYSTEM),
            this::board,
            SessionLimits.DEFAULT,
            SessionWatch.NOBODY);
    server =
        Routes.serve(
            new WebSettings(settings.host(), settings.port(), settings.access(), Limits.USUAL),
            new Routes.Rooms(feed, sessions.sessions(), store, bench));
  }

  public static Service start(ServiceSettings settings) {
    return new Service(settings);
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

  /** Where it can be reached. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    sessions.close();
    bench.close();
    server.close();
    keeping.close();
  }
}
