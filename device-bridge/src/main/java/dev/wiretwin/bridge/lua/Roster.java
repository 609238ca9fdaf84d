package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.link.Parcel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** The clients of one board, by number. On the board's loop only. */
final class Roster {
  private static final int MOST = 255;

  private final Map<Integer, LuaBoardClient> clients = new HashMap<>();
  private int last;

  /**
   * Adds a client under the next free number: one that was just given up is used again as late as
   * possible.
   *
   * @throws IllegalStateException if there are 255 already
   */
  LuaBoardClient add(IntFunction<LuaBoardClient> made) {
    for (int i = 0; i < MOST; i++) {
      last = last % MOST + 1;
      if (!clients.containsKey(last)) {
        LuaBoardClient client = made.apply(last);
        clients.put(last, client);
        return client;
      }
    }
    throw new IllegalStateException("a board serves 255 clients: forget one of them first");
  }

  /** Passes news on; those of a client that is not there any more are of no interest. */
  void news(Parcel news) {
    LuaBoardClient client = clients.get(news.client());
    if (client != null) {
      client.news(news);
    }
  }

  /** Whether it was there. */
  boolean remove(LuaBoardClient client) {
    return clients.remove(client.id(), client);
  }

  void lost(int status, String why) {
    List.copyOf(clients.values()).forEach(client -> client.lost(status, why));
  }
}
