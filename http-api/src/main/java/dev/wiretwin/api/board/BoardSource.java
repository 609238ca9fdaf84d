package dev.wiretwin.api.board;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.session.BoardName;
import dev.wiretwin.api.session.ClientSource;
import dev.wiretwin.core.client.WebSocketClient;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/**
 * Gives sessions their clients on one board, under its lease if there is one. When that ends the
 * sessions are told, their clients are taken back and the board is left idle. Thread safe.
 */
final class BoardSource implements ClientSource {
  private final Board board;
  private final AgentKeeper agent;
  private final Leases leases;
  private final BenchThreads threads;
  private final BiConsumer<WebSocketClient, String> sessionEnd;
  private final Map<WebSocketClient, Permit> permits = new ConcurrentHashMap<>();

  /**
   * @param sessionEnd ends the session of a client, with the reason; may take a moment
   */
  BoardSource(
      Board board,
      AgentKeeper agent,
      Leases leases,
      BenchThreads threads,
      BiConsumer<WebSocketClient, String> sessionEnd) {
    this.board = board;
    this.agent = agent;
    this.leases = leases;
    this.threads = threads;
    this.sessionEnd = sessionEnd;
  }

  @Override
  public WebSocketClient newClient(OptionalLong fence) throws InterruptedException {
    return newClient(fence, BoardName.usual(board.id()));
  }

  /** The same for clients that go another way. */
  ClientSource by(BoardName name) {
    BoardSource usual = this;
    return new ClientSource() {
      @Override
      public WebSocketClient newClient(OptionalLong fence) throws InterruptedException {
        return usual.newClient(fence, name);
      }

      @Override
      public void demand(long fence) {
        usual.demand(fence);
      }

      @Override
      public void giveBack(WebSocketClient client) {
        usual.giveBack(client);
      }
    };
  }

  private WebSocketClient newClient(OptionalLong fence, BoardName name)
      throws InterruptedException {
    board.demandPresent();
    Asking asking = new Asking();
    Permit permit = leases.enter(board.id(), fence, "a session", asking::ended);
    boolean kept = false;
    try {
      WebSocketClient client = agent.newClient(name);
      permits.put(client, permit);
      kept = true;
      asking.has(client);
      return client;
    } finally {
      if (!kept) {
        permit.close();
      }
    }
  }

  /** Somebody who wants a client; the lease may end before there is one. */
  private final class Asking {
    private final AtomicReference<WebSocketClient> client = new AtomicReference<>();
    private final AtomicReference<String> end = new AtomicReference<>();

    void ended(String why) {
      end.set(why);
      WebSocketClient its = client.get();
      if (its != null) {
        threads.tidy(() -> take(its, why));
      }
    }

    void has(WebSocketClient made) {
      client.set(made);
      String why = end.get();
      if (why != null) {
        take(made, why);
        throw new Refusal(RefusalCode.LEASE_LOST, board.id() + ": " + why)
            .with("board", board.id());
      }
    }
  }

  private void take(WebSocketClient client, String why) {
    sessionEnd.accept(client, why);
    giveBack(client);
    agent.giveBackIfIdle();
  }

  @Override
  public void demand(long fence) {
    leases.demand(board.id(), OptionalLong.of(fence));
  }

  @Override
  public void giveBack(WebSocketClient client) {
    agent.giveBack(client);
    Permit permit = permits.remove(client);
    if (permit != null) {
      permit.close();
    }
  }
}
