package dev.wiretwin.bridge.at;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Gives out a module's own WebSockets: three, opened one after the other because their headers are
 * one list. Whoever comes when all are taken is told so, unless one is about to become free. On the
 * module's loop.
 */
final class AtSockets {
  /** Numbers 0 to 2. */
  static final int SOCKETS = 3;

  private static final int MOST_WAITING = 16;
  private static final long CLOSE = TimeUnit.SECONDS.toNanos(10);

  private static final long LOOK = TimeUnit.SECONDS.toNanos(5);

  // how sockets stand, by number

  private static final char CLOSED = '0';
  private static final char RECONNECTING = '1';
  private static final char WAITING = '3';

  /** News of the end may come behind the answer that there is one. */
  private static final long NEWS_MS = 500;

  private final AtModule module;
  private final AtSocket[] holders = new AtSocket[SOCKETS];

  /** Who is told when a socket is closed; null for one that is not being closed. */
  private final Runnable[] closers = new Runnable[SOCKETS];

  /** Whether the module has said by itself that a socket that is being closed is over. */
  private final boolean[] told = new boolean[SOCKETS];

  private final ArrayDeque<AtSocket> waiting = new ArrayDeque<>();

  /** Whose opening is under way; null for nobody's. */
  private AtSocket opener;

  AtSockets(AtModule module) {
    this.module = module;
  }

  /** Grants a socket, now or as soon as it can be opened; or refuses it. */
  void demand(AtSocket socket) {
    if (socket.isOver()) {
      return;
    }
    if (!module.isReady()) {
      socket.refused(module.trouble());
    } else if (!module.dialect().webSocket()) {
      socket.refused(AtModuleClient.none(module.dialect()));
    } else if (opener != null) {
      await(socket);
    } else if (free() >= 0) {
      grant(socket, free());
    } else if (willBeFree()) {
      await(socket);
    } else {
      socket.refused(
          "all "
              + SOCKETS
              + " WebSockets of the module are in use: close one of its clients first");
    }
  }

  private void await(AtSocket socket) {
    if (waiting.size() == MOST_WAITING) {
      socket.refused(
          MOST_WAITING + " clients wait for a WebSocket of the module: connect again later");
    } else {
      waiting.add(socket);
    }
  }

  private int free() {
    for (int id = 0; id < SOCKETS; id++) {
      if (holders[id] == null && closers[id] == null) {
        return id;
      }
    }
    return -1;
  }

  private boolean willBeFree() {
    for (int id = 0; id < SOCKETS; id++) {
      if (closers[id] != null || holders[id] == null || holders[id].isOver()) {
        return true;
      }
    }
    return false;
  }

  private void grant(AtSocket socket, int id) {
    opener = socket;
    holders[id] = socket;
    socket.granted(id);
  }

  /** Its attempt has come to an end, good or bad. */
  void attempted(AtSocket socket) {
    if (opener == socket) {
      opener = null;
      next();
    }
  }

  private void next() {
    while (opener == null && !waiting.isEmpty() && (free() >= 0 || !willBeFree())) {
      demand(waiting.poll());
    }
  }

  /**
   * Nobody needs it any more: it is closed, and then it is free.
   *
   * @param then told once, when the module has answered or is lost
   */
  void close(int id, Runnable then) {
    holders[id] = null;
    closers[id] = then;
    told[id] = false;
    module.submit(
        AtCommand.plain(
            "AT+WSCLOSE=" + id, CLOSE, answer -> answer.unlessGone(known -> closed(id, known))));
  }

  private void closed(int id, AtAnswer answer) {
    Runnable then = closers[id];
    closers[id] = () -> {};
    then.run();
    if (told[id] || answer.kind() == AtAnswer.Kind.ERROR) {
      free(id);
    } else {
      module.after(
          NEWS_MS,
          () -> {
            if (closers[id] != null) {
              free(id);
            }
          });
    }
  }

  /** It is closed already. */
  void free(int id) {
    holders[id] = null;
    closers[id] = null;
    if (opener == null) {
      next();
    }
  }

  /** No socket is left, and who had or wanted one is told why. */
  void clear(String why) {
    List<AtSocket> all = new ArrayList<>(Arrays.asList(holders));
    all.addAll(waiting);
    waiting.clear();
    opener = null;
    Arrays.fill(holders, null);
    Runnable[] closed = closers.clone();
    Arrays.fill(closers, null);
    for (Runnable then : closed) {
      if (then != null) {
        then.run();
      }
    }
    for (AtSocket socket : all) {
      if (socket != null) {
        socket.gone(why);
      }
    }
  }

  /** The numbers that are in use. */
  List<Integer> used() {
    List<Integer> ids = new ArrayList<>();
    for (int id = 0; id < SOCKETS; id++) {
      if (holders[id] != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  /** Asks how those stand that are open now: news of an end may have been lost. */
  void look() {
    AtSocket[] seen = new AtSocket[SOCKETS];
    for (int id : used()) {
      seen[id] = holders[id].isOpen() ? holders[id] : null;
    }
    module.submit(
        AtCommand.plain(
            "AT+WSOPEN?",
            LOOK,
            answer -> {
              if (answer.isOk()) {
                compare(seen, answer);
              }
            }));
  }

  private void compare(AtSocket[] seen, AtAnswer answer) {
    for (int id = 0; id < SOCKETS; id++) {
      String told = answer.after("+WSOPEN:" + id + ',');
      char number = told == null || told.isEmpty() ? CLOSED : told.charAt(0);
      if (seen[id] != null && seen[id] == holders[id]) {
        switch (number) {
          case CLOSED -> seen[id].changed(AtToken.WebSocket.Change.CLOSED);
          case RECONNECTING, WAITING -> seen[id].changed(AtToken.WebSocket.Change.LOST);
          default -> {
            // open, or about to be told of
          }
        }
      }
    }
  }

  // ---- news

  private AtSocket holder(int id) {
    return id >= 0 && id < SOCKETS ? holders[id] : null;
  }

  void message(int id, byte[] piece, boolean last) {
    AtSocket holder = holder(id);
    if (holder != null) {
      holder.message(piece, last);
    }
  }

  void messageCut(int id) {
    AtSocket holder = holder(id);
    if (holder != null) {
      holder.lostBytes();
    }
  }

  void changed(int id, AtToken.WebSocket.Change change) {
    AtSocket holder = holder(id);
    if (holder != null) {
      holder.changed(change);
    } else if (id >= 0 && id < SOCKETS && change == AtToken.WebSocket.Change.CLOSED) {
      told[id] = true;
    }
  }
}
