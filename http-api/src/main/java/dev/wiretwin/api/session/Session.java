package dev.wiretwin.api.session;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.Message;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One client on one target, where it stands and what it saw. Thread safe: verbs and the client's
 * handlers meet under one lock that nobody keeps longer than it takes to write an event down, so
 * that neither a client nor its board is ever slowed by who reads. Verbs are told in the order they
 * were done: a message stands in the log before whatever answers it.
 *
 * <p>Futures are completed on the client's own thread: whoever goes on with one does so on another
 * ({@code thenAcceptAsync}).
 */
public final class Session {
  /** Of events at a time. */
  public static final int PAGE = 1_000;

  private static final int LONGEST_URL = 4_096;

  /** An engine's closing handshake has five seconds. */
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(6);

  private final String id;
  private final String target;
  private final WebSocketClient client;
  private final Surroundings around;
  private final Instant createdAt;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final ReentrantLock lock = new ReentrantLock();

  // ---- under the lock

  private final SessionBook book;
  private SessionState state = SessionState.NEW;
  private String url;
  private CloseFacts close;
  private String ending;
  private Runnable giveUpWaiting = () -> {};

  Session(String id, String target, WebSocketClient client, Surroundings around) {
    this.id = id;
    this.target = target;
    this.client = client;
    this.around = around;
    this.createdAt = around.timers().now();
    this.book = new SessionBook(id, target, around, lock, this::info);
    client.on(On.CONNECTION, ws -> connected());
    client.on(On.RECEIVE, (ws, message, opcode) -> received(message, opcode));
    client.on(On.CLOSE, (ws, how) -> closed(how));
    book.add(SessionEvent.OPENED, Facts.ofTarget(target));
  }

  public String id() {
    return id;
  }

  public String target() {
    return target;
  }

  WebSocketClient client() {
    return client;
  }

  // ---- verbs

  /**
   * Connects.
   *
   * @param wait for the connection or the close event of this very attempt; zero answers at once
   * @throws Refusal if it is connecting or connected, is no more, or may not connect to there; the
   *     future may fail with that, too
   */
  public CompletableFuture<Outcome> connect(String to, Duration wait) {
    if (to.length() > LONGEST_URL) {
      throw bad("a URL has at most " + LONGEST_URL + " characters");
    }
    if (!around.destinations().asksOthers(to)) {
      around.destinations().demand(to);
      return begin(to, wait);
    }
    return CompletableFuture.runAsync(() -> around.destinations().demand(to), around.workers())
        .thenCompose(allowed -> begin(to, wait));
  }

  private CompletableFuture<Outcome> begin(String to, Duration wait) {
    lock.lock();
    try {
      use();
      if (!state.mayConnect()) {
        throw busy();
      }
      try {
        client.connect(to);
      } catch (IllegalStateException refused) {
        throw new Refusal(RefusalCode.SESSION_BUSY, refused.getMessage(), refused);
      } catch (IllegalArgumentException wrong) {
        throw new Refusal(RefusalCode.BAD_REQUEST, wrong.getMessage(), wrong);
      }
      url = to;
      state = SessionState.CONNECTING;
      return book.outcome(Goal.CONNECT, book.add(SessionEvent.CONNECTING, Facts.ofUrl(to)), wait);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sends a message, a ping or a pong.
   *
   * @param wait for the next message that comes, or for the close event; a ping or pong is not
   *     waited for, as clients tell of no pongs
   * @throws Refusal if it is not open, or what is to be sent breaks a rule or is more than this
   *     target can
   */
  public CompletableFuture<Outcome> send(Outgoing what, Duration wait) {
    lock.lock();
    try {
      use();
      try {
        what.on(client);
      } catch (IllegalStateException closed) {
        throw new Refusal(RefusalCode.SESSION_NOT_OPEN, notOpen(), closed).with("state", state);
      } catch (UnsupportedOperationException lacking) {
        throw new Refusal(RefusalCode.BOARD_UNSUITABLE, lacking.getMessage(), lacking);
      } catch (IllegalArgumentException wrong) {
        throw new Refusal(RefusalCode.BAD_REQUEST, wrong.getMessage(), wrong);
      }
      SessionEvent sent = book.add(SessionEvent.SENT, what.payload(around.limits().logBytes()));
      return book.outcome(Goal.SEND, sent, what.isControl() ? Duration.ZERO : wait);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Closes; when there is nothing to close, that is no fault.
   *
   * @param code with which; empty for the client's usual end
   * @param wait for the close event
   * @throws Refusal if code or reason cannot be sent on this target
   */
  public CompletableFuture<Outcome> close(Optional<Integer> code, String reason, Duration wait) {
    lock.lock();
    try {
      use();
      if (state.mayConnect()) {
        return CompletableFuture.completedFuture(new Outcome("closed", null, info()));
      }
      try {
        if (code.isPresent() || !reason.isEmpty()) {
          client.close(code.orElse(1000), reason);
        } else {
          client.close();
        }
      } catch (UnsupportedOperationException lacking) {
        throw new Refusal(RefusalCode.BOARD_UNSUITABLE, lacking.getMessage(), lacking);
      } catch (IllegalArgumentException wrong) {
        throw new Refusal(RefusalCode.BAD_REQUEST, wrong.getMessage(), wrong);
      }
      state = SessionState.CLOSING;
      Facts how = Facts.ofClosing(code.orElse(null), reason.isEmpty() ? null : reason);
      return book.outcome(Goal.CLOSE, book.add(SessionEvent.CLOSING, how), wait);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The events behind this number.
   *
   * @param wait for the first of them; zero answers at once
   */
  public CompletableFuture<EventPage> events(long after, int most, Duration wait) {
    lock.lock();
    try {
      use();
      return book.events(after, most, wait);
    } finally {
      lock.unlock();
    }
  }

  /** As it is now; being looked at is a use. */
  public SessionInfo look() {
    lock.lock();
    try {
      use();
      return info();
    } finally {
      lock.unlock();
    }
  }

  /** As it is now, for lists. */
  SessionInfo glance() {
    lock.lock();
    try {
      return info();
    } finally {
      lock.unlock();
    }
  }

  boolean isIdle(Instant since) {
    lock.lock();
    try {
      return book.lastUsed().isBefore(since);
    } finally {
      lock.unlock();
    }
  }

  // ---- its end

  /**
   * Closes the connection, if there is one, and then ends for good.
   *
   * @param code to close with, where the target can
   * @return completed when it has ended
   */
  CompletableFuture<Void> end(String reason, int code) {
    lock.lock();
    try {
      if (ending != null) {
        return ended;
      }
      ending = reason;
      if (state.mayConnect()) {
        finish();
      } else {
        closeClient(code);
        giveUpWaiting = around.timers().in(CLOSE_PATIENCE, this::endNow);
      }
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /** Ends without waiting for the close event any longer. */
  void endNow() {
    lock.lock();
    try {
      finish();
    } finally {
      lock.unlock();
    }
  }

  private void closeClient(int code) {
    try {
      client.close(code, "");
    } catch (UnsupportedOperationException plain) {
      // a board's module closes without a code
      client.close();
    }
  }

  private void finish() {
    if (!ended.isDone()) {
      giveUpWaiting.run();
      state = SessionState.CLOSED;
      book.add(SessionEvent.ENDED, Facts.ofReason(ending));
      ended.complete(null);
    }
  }

  // ---- handlers, on the client's own thread

  private void connected() {
    lock.lock();
    try {
      // closed meanwhile; but a board that was asked to close too early stays open
      state = client.isOpen() ? SessionState.OPEN : SessionState.CLOSING;
      book.add(SessionEvent.CONNECTION, Facts.NONE);
    } finally {
      lock.unlock();
    }
  }

  private void received(Message message, int opcode) {
    Payload payload = Payload.received(message, opcode, around.limits().logBytes());
    lock.lock();
    try {
      book.add(SessionEvent.RECEIVE, payload);
    } finally {
      lock.unlock();
    }
  }

  private void closed(Close how) {
    CloseFacts facts = CloseFacts.of(how);
    lock.lock();
    try {
      state = SessionState.CLOSED;
      close = facts;
      book.add(SessionEvent.CLOSE, facts);
      if (ending != null) {
        finish();
      }
    } finally {
      lock.unlock();
    }
  }

  // ---- under the lock

  private void use() {
    if (ending != null) {
      throw ended(id, ending);
    }
    book.use();
  }

  static Refusal ended(String id, String reason) {
    return new Refusal(RefusalCode.SESSION_ENDED, "session " + id + " has ended: " + reason);
  }

  private Refusal busy() {
    return new Refusal(
            RefusalCode.SESSION_BUSY,
            "session "
                + id
                + " is "
                + state.word()
                + ": close it and wait for its close event before you connect again")
        .with("state", state);
  }

  private String notOpen() {
    return "session "
        + id
        + " is "
        + state.word()
        + ": connect it and wait for its connection event before you send";
  }

  private static Refusal bad(String sentence) {
    return new Refusal(RefusalCode.BAD_REQUEST, sentence);
  }

  private SessionInfo info() {
    return new SessionInfo(
        id,
        target,
        state,
        SessionBook.words(createdAt),
        SessionBook.words(book.lastUsed()),
        url,
        book.last(),
        close);
  }
}
