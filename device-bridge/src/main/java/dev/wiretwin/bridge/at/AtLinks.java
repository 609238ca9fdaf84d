package dev.wiretwin.bridge.at;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/**
 * Gives out the links of a module: five, one for each connection. Whoever comes when all are taken
 * is told so, unless one is about to become free. On the module's loop.
 */
final class AtLinks {
  /** Numbers 0 to 4, on all generations. */
  static final int LINKS = 5;

  private static final int MOST_WAITING = 16;
  private static final long CLOSE = TimeUnit.SECONDS.toNanos(10);

  private final AtModule module;
  private final AtTransport[] holders = new AtTransport[LINKS];
  private final boolean[] closing = new boolean[LINKS];
  private final ArrayDeque<AtTransport> waiting = new ArrayDeque<>();

  AtLinks(AtModule module) {
    this.module = module;
  }

  /** Who has the link; null for nobody. */
  AtTransport holder(int link) {
    return link >= 0 && link < LINKS ? holders[link] : null;
  }

  /** Grants a link, now or as soon as one that is being closed is free; or refuses it. */
  void demand(AtTransport transport) {
    if (transport.isOver()) {
      return;
    }
    if (!module.isReady()) {
      transport.refused(module.trouble());
    } else if (tlsIsFull(transport)) {
      transport.refused(
          "this module has memory for "
              + module.dialect().traits().mostTlsLinks()
              + " connection with TLS of its own at a time: close that first, or use TLS by the host");
    } else if (!grant(transport) && !await(transport)) {
      transport.refused(
          "all " + LINKS + " links of the module are in use: close one of its clients first");
    }
  }

  private boolean tlsIsFull(AtTransport transport) {
    int taken = 0;
    for (AtTransport holder : holders) {
      taken += holder != null && holder.isTls() ? 1 : 0;
    }
    return transport.isTls() && taken >= module.dialect().traits().mostTlsLinks();
  }

  private boolean grant(AtTransport transport) {
    for (int link = 0; link < LINKS; link++) {
      if (holders[link] == null && !closing[link]) {
        holders[link] = transport;
        transport.granted(link);
        return true;
      }
    }
    return false;
  }

  private boolean await(AtTransport transport) {
    boolean soonFree = false;
    for (int link = 0; link < LINKS; link++) {
      soonFree |= closing[link] || holders[link].isOver();
    }
    return soonFree && waiting.size() < MOST_WAITING && waiting.add(transport);
  }

  /** Nobody needs it any more: it is closed, and then it is free. */
  void close(int link) {
    if (link >= 0 && !closing[link]) {
      holders[link] = null;
      closing[link] = true;
      module.submit(
          AtCommand.plain(
              "AT+CIPCLOSE=" + link,
              CLOSE,
              answer -> {
                if (answer.kind() != AtAnswer.Kind.RESTARTED
                    && answer.kind() != AtAnswer.Kind.DEAD) {
                  free(link); // an error says that it was closed before
                }
              }));
    }
  }

  /** It is closed already. */
  void free(int link) {
    if (link >= 0) {
      holders[link] = null;
      closing[link] = false;
      AtTransport next = waiting.poll();
      if (next != null) {
        demand(next);
      }
    }
  }

  /** It does not want a link any more. */
  void forget(AtTransport transport) {
    waiting.remove(transport);
  }

  /** No link is left, and who had or wanted one is told why. */
  void clear(String why) {
    AtTransport[] had = holders.clone();
    AtTransport[] wanted = waiting.toArray(AtTransport[]::new);
    waiting.clear();
    for (int link = 0; link < LINKS; link++) {
      holders[link] = null;
      closing[link] = false;
    }
    for (AtTransport transport : had) {
      if (transport != null) {
        transport.gone(why);
      }
    }
    for (AtTransport transport : wanted) {
      transport.refused(why);
    }
  }

  /** Whether anybody has a link. */
  boolean areUsed() {
    for (AtTransport holder : holders) {
      if (holder != null) {
        return true;
      }
    }
    return false;
  }
}
