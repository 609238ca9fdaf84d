package dev.wiretwin.api.board;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.session.BoardName;
import dev.wiretwin.api.session.LineWish;
import dev.wiretwin.bridge.link.LinkCounters;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.core.client.WebSocketClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Has a board in hand while sessions need it: by an agent on Lua firmware, by its commands on AT
 * firmware. Brought up for the first, shared by all, given back when nobody has needed it for a
 * while or somebody else needs the line. Thread safe.
 */
final class AgentKeeper {
  private static final String SERVING = "serving sessions";
  private static final LinkCounters NONE = new LinkCounters(0, 0, 0);

  private final ReentrantLock lock = new ReentrantLock();
  private final Board board;
  private final BenchThreads threads;
  private final Clock clock;
  private final BenchLimits limits;
  private final Map<WebSocketClient, Running> clients = new ConcurrentHashMap<>();
  private Running running;

  /** Of those that ran before, and of this one when it was asked last. */
  private volatile LinkCounters before = NONE;

  private volatile LinkCounters latest = NONE;

  /** One agent, from being wanted until it was given back. */
  private final class Running {
    private final LineWish line;
    private final BoardNews news = new BoardNews(board);
    private final CompletableFuture<HeldBoard> opened = new CompletableFuture<>();
    private volatile LineTurns.Turn turn;
    private volatile boolean asking;

    // ---- under the lock
    private int users;
    private Instant idleSince = Instant.MAX;

    Running(LineWish line) {
      this.line = line;
    }
  }

  AgentKeeper(Board board, BenchThreads threads, Clock clock, BenchLimits limits) {
    this.board = board;
    this.threads = threads;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * A client on the board; has the board brought up if it is not, and waits for that.
   *
   * @param name of the board, with how it shall be used
   * @throws Refusal if there is none to be had; says why
   */
  WebSocketClient newClient(BoardName name) throws InterruptedException {
    giveBackIfOtherwise(name.line());
    lock.lock();
    Running mine;
    boolean first = running == null;
    try {
      running = first ? new Running(name.line()) : running;
      mine = running;
      demandSame(mine.line, name.line());
      mine.users++;
    } finally {
      lock.unlock();
    }
    boolean kept = false;
    try {
      if (first) {
        open(mine, name);
      }
      HeldBoard held = awaitOpen(mine);
      if (!mine.news.awaitReady(limits.ready())) {
        throw new Refusal(
                RefusalCode.BOARD_UNREACHABLE, board.id() + " is not ready: " + held.trouble())
            .with("board", board.id());
      }
      WebSocketClient client = held.newClient(name);
      clients.put(client, mine);
      kept = true;
      return client;
    } catch (IllegalStateException full) {
      throw new Refusal(RefusalCode.TOO_MANY, board.id() + ": " + full.getMessage(), full);
    } finally {
      if (!kept) {
        leave(mine);
      }
    }
  }

  /** Nobody needs it, and it would have to be in hand another way: it is taken anew. */
  private void giveBackIfOtherwise(LineWish line) {
    Running now = now();
    if (now != null && !now.line.equals(line)) {
      giveBackIfIdle(now);
    }
  }

  private void demandSame(LineWish has, LineWish wanted) {
    if (!has.equals(wanted)) {
      throw new Refusal(
              RefusalCode.BOARD_BUSY,
              board.id()
                  + " serves sessions "
                  + has.words()
                  + ": ask for it so, or when they have ended")
          .with("board", board.id());
    }
  }

  private void open(Running mine, BoardName name) throws InterruptedException {
    Refusal refused = null;
    try {
      mine.turn = board.turns().take(SERVING, limits.turn(), () -> giveBackIfIdle(mine));
      mine.opened.complete(hold(mine, name));
    } catch (LineFailure cannotBeHad) {
      refused = board.unreachable(cannotBeHad);
    } catch (Refusal busy) {
      refused = busy;
    } finally {
      if (!mine.opened.isDone()) {
        failed(
            mine,
            refused != null
                ? refused
                : new Refusal(RefusalCode.SHUTTING_DOWN, "nobody waits for the board any more"));
      }
    }
  }

  private HeldBoard hold(Running mine, BoardName name) throws LineFailure, InterruptedException {
    new BoardActions(board).demandKnown();
    if (board.isAt()) {
      return HeldAt.open(board, mine.line, mine.news, threads.handlers());
    }
    name.demandLua(); // before an agent is brought up for nothing
    return HeldLua.open(board, mine.line, mine.news, threads.handlers());
  }

  private void failed(Running mine, Refusal why) {
    lock.lock();
    try {
      running = running == mine ? null : running;
    } finally {
      lock.unlock();
    }
    if (mine.turn != null) {
      mine.turn.close();
    }
    mine.opened.completeExceptionally(why);
  }

  private HeldBoard awaitOpen(Running mine) throws InterruptedException {
    try {
      return mine.opened.get(limits.ready().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new Refusal(RefusalCode.BOARD_BUSY, board.id() + " is still being opened", late)
          .with("board", board.id());
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Refusal refusal
          ? refusal
          : new IllegalStateException(failed);
    }
  }

  /** Nobody uses this client any more; at once, any number of times. */
  void giveBack(WebSocketClient client) {
    Running its = clients.remove(client);
    if (its != null) {
      its.opened.getNow(null).forget(client);
      leave(its);
    }
  }

  private void leave(Running mine) {
    lock.lock();
    try {
      mine.users--;
      mine.idleSince = mine.users == 0 ? clock.instant() : Instant.MAX;
    } finally {
      lock.unlock();
    }
  }

  /** How many sessions there are, or are about to be. */
  int sessions() {
    lock.lock();
    try {
      return running == null ? 0 : running.users;
    } finally {
      lock.unlock();
    }
  }

  /** Whether it is us who do that with the line, and nobody needs it now. */
  boolean isIdle(String doing) {
    return doing.equals(SERVING) && sessions() == 0;
  }

  // ---- giving back

  /** Gives the agent back if no session needs it; takes a moment then. */
  boolean giveBackIfIdle() {
    Running now = now();
    return now != null && giveBackIfIdle(now);
  }

  private Running now() {
    lock.lock();
    try {
      return running;
    } finally {
      lock.unlock();
    }
  }

  private boolean giveBackIfIdle(Running mine) {
    lock.lock();
    try {
      if (running != mine || mine.users > 0) {
        return false;
      }
      running = null;
    } finally {
      lock.unlock();
    }
    end(mine);
    return true;
  }

  private void end(Running mine) {
    HeldBoard held = mine.opened.getNow(null);
    try {
      if (held != null) {
        count(mine, held);
        held.close();
      }
      before = sum(before, latest);
      latest = NONE;
    } finally {
      if (mine.turn != null) {
        mine.turn.close();
      }
    }
  }

  /** Gives the agent back whoever needs it: the service ends. */
  void close() {
    lock.lock();
    Running mine = running;
    running = null;
    lock.unlock();
    if (mine != null && mine.opened.isDone() && !mine.opened.isCompletedExceptionally()) {
      end(mine);
    }
  }

  /** Looks whether it is time to do something; to be called again and again. */
  void tick() {
    Running mine = now();
    if (mine == null || !mine.opened.isDone()) {
      return;
    }
    lock.lock();
    boolean idle;
    try {
      idle = mine.users == 0 && !clock.instant().isBefore(mine.idleSince.plus(limits.idle()));
    } finally {
      lock.unlock();
    }
    if (idle) {
      threads.tidy(() -> giveBackIfIdle(mine));
    }
  }

  // ---- counting

  /** Asks for the counters, beside the caller; {@link #counters} tells them soon. */
  void sample() {
    Running mine = now();
    HeldBoard held = mine == null ? null : mine.opened.getNow(null);
    if (held != null && !mine.asking) {
      mine.asking = true;
      threads.tidy(() -> count(mine, held));
    }
  }

  private void count(Running mine, HeldBoard held) {
    try {
      latest = held.counters();
      held.heap().ifPresent(bytes -> board.learn(known -> known.withHeap(bytes)));
    } catch (IllegalStateException givenBack) {
      // then what was counted last is what there is
    } finally {
      mine.asking = false;
    }
  }

  /** Of all agents so far. */
  LinkCounters counters() {
    return sum(before, latest);
  }

  private static LinkCounters sum(LinkCounters some, LinkCounters more) {
    return new LinkCounters(
        some.frames() + more.frames(),
        some.damaged() + more.damaged(),
        some.resent() + more.resent());
  }
}
