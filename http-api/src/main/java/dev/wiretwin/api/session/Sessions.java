package dev.wiretwin.api.session;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.frame.CloseCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The live sessions: opens them, finds them, and ends those that nobody uses any more. Shared by
 * all threads.
 */
public final class Sessions implements AutoCloseable {
  private static final Duration LONGEST_SWEEP = Duration.ofSeconds(30);
  private static final int SWEEPS = 20;

  /** Of the five seconds that a service may take to end. */
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(4);

  private final Function<String, ClientSource> sources;
  private final Supplier<String> marks;
  private final Surroundings around;
  private final ConcurrentSkipListMap<Long, Held> live = new ConcurrentSkipListMap<>();
  private final Tombstones tombstones;
  private final AtomicLong count = new AtomicLong();
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();

  private record Held(Session session, ClientSource source) {}

  /**
   * Some of the sessions.
   *
   * @param next the last one's id when there are more; empty otherwise
   */
  public record Page(List<SessionInfo> sessions, Optional<String> next) {}

  /**
   * @param sources by the name of the target; throws a refusal for a name that means nothing
   * @param marks a few letters or digits that make an id differ from those of other days
   */
  public Sessions(
      Function<String, ClientSource> sources, Supplier<String> marks, Surroundings around) {
    this.sources = sources;
    this.marks = marks;
    this.around = around;
    this.tombstones = new Tombstones(around.limits().remembered());
    sweepLater();
  }

  // ---- opening and finding

  /**
   * A new session; may block while a board is made ready.
   *
   * @param fence under which lease of the board it is asked for
   * @throws Refusal if it cannot be had; says why
   */
  public Session open(Wish wish, OptionalLong fence) throws InterruptedException {
    if (closed.get()) {
      throw new Refusal(RefusalCode.SHUTTING_DOWN, "the service ends: no session is opened now");
    }
    if (taken.incrementAndGet() > around.limits().most()) {
      taken.decrementAndGet();
      throw tooMany();
    }
    boolean done = false;
    try {
      Session session = opened(wish, fence);
      done = true;
      return session;
    } finally {
      if (!done) {
        taken.decrementAndGet();
      }
    }
  }

  /** The same for somebody who does not wait for it here: told when it is there. */
  public CompletableFuture<SessionInfo> opening(Wish wish, OptionalLong fence) {
    CompletableFuture<SessionInfo> opening = new CompletableFuture<>();
    around
        .workers()
        .execute(
            () -> {
              try {
                opening.complete(open(wish, fence).glance());
              } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                opening.completeExceptionally(
                    new Refusal(RefusalCode.SHUTTING_DOWN, "the service ends", ending));
              } catch (RuntimeException refused) {
                opening.completeExceptionally(refused);
              }
            });
    return opening;
  }

  private Session opened(Wish wish, OptionalLong fence) throws InterruptedException {
    if (wish.target() == null) {
      throw new Refusal(RefusalCode.BAD_REQUEST, "target: say jvm or board:<id>");
    }
    var config = wish.config();
    ClientSource source = sources.apply(wish.target());
    WebSocketClient client = source.newClient(fence);
    try {
      client.config(config);
    } catch (UnsupportedOperationException lacking) {
      source.giveBack(client);
      throw new Refusal(RefusalCode.BOARD_UNSUITABLE, lacking.getMessage(), lacking);
    }
    long number = count.incrementAndGet();
    Session session = new Session("s" + number + "-" + marks.get(), wish.target(), client, around);
    live.put(number, new Held(session, source));
    if (closed.get()) {
      // too late to be seen by who closes them all
      end(number, "the service ends", CloseCode.GOING_AWAY);
    }
    return session;
  }

  private Refusal tooMany() {
    return new Refusal(
            RefusalCode.TOO_MANY,
            "there are "
                + around.limits().most()
                + " sessions already: DELETE some, or wait until unused ones are ended")
        .retryAfter(sweep());
  }

  /**
   * @throws Refusal if there is none of that id, or none any more
   */
  public Session session(String id) {
    return held(id).session;
  }

  /**
   * The same, to be commanded: a fence that is said with the command must be that of the lease.
   *
   * @throws Refusal if it is of a lease that is no more, too
   */
  public Session session(String id, OptionalLong fence) {
    Held held = held(id);
    fence.ifPresent(held.source::demand);
    return held.session;
  }

  private Held held(String id) {
    OptionalLong number = SessionId.number(id);
    Held held = number.isPresent() ? live.get(number.getAsLong()) : null;
    if (held != null && held.session.id().equals(id)) {
      return held;
    }
    tombstones
        .reason(id, around.timers().nanos())
        .ifPresent(
            reason -> {
              throw Session.ended(id, reason);
            });
    throw new Refusal(RefusalCode.SESSION_NOT_FOUND, "there is no session " + shown(id));
  }

  private static String shown(String id) {
    return id.length() > 40 ? id.substring(0, 40) + "…" : id;
  }

  /**
   * The oldest first.
   *
   * @param after an id that this has returned before; empty for the first page
   */
  public Page list(Optional<String> after, int most) {
    long from = 0;
    if (after.isPresent()) {
      from =
          SessionId.number(after.get())
              .orElseThrow(
                  () ->
                      new Refusal(
                          RefusalCode.BAD_REQUEST,
                          "after must be what next was in the page before"));
    }
    List<SessionInfo> page = new ArrayList<>();
    for (Held held : live.tailMap(from, false).values()) {
      if (page.size() == most) {
        return new Page(page, Optional.of(page.get(most - 1).id()));
      }
      page.add(held.session.glance());
    }
    return new Page(page, Optional.empty());
  }

  /** How many there are now. */
  public int size() {
    return live.size();
  }

  // ---- ends

  /**
   * Closes a session for good.
   *
   * @throws Refusal if there is none of that id, or none any more
   */
  public void end(String id) {
    session(id);
    end(SessionId.number(id).orElseThrow(), "somebody asked for it", CloseCode.NORMAL);
  }

  /** Ends all sessions on a board: its lease is lost, say, or it is gone. */
  public void endOf(String board, String reason) {
    live.forEach(
        (number, held) -> {
          if (BoardName.boardOf(held.session.target()).equals(board)) {
            end(number, reason, CloseCode.NORMAL);
          }
        });
  }

  /**
   * Ends the session that has this client, if there is one: its lease of the board is over, say.
   */
  public void endOf(WebSocketClient client, String reason) {
    live.forEach(
        (number, held) -> {
          if (held.session.client() == client) {
            end(number, reason, CloseCode.NORMAL);
          }
        });
  }

  private CompletableFuture<Void> end(long number, String reason, int code) {
    Held held = live.remove(number);
    if (held == null) {
      return CompletableFuture.completedFuture(null);
    }
    tombstones.add(held.session.id(), reason, around.timers().nanos());
    return held.session
        .end(reason, code)
        .thenRunAsync(
            () -> {
              held.source.giveBack(held.session.client());
              taken.decrementAndGet();
            },
            around.workers());
  }

  private void sweepLater() {
    around.timers().in(sweep(), this::sweepNow);
  }

  private Duration sweep() {
    Duration often = around.limits().idle().dividedBy(SWEEPS);
    return often.compareTo(LONGEST_SWEEP) > 0 ? LONGEST_SWEEP : often;
  }

  private void sweepNow() {
    Duration idle = around.limits().idle();
    Instant since = around.timers().now().minus(idle);
    live.forEach(
        (number, held) -> {
          if (held.session.isIdle(since)) {
            end(number, "nobody has used it for " + words(idle), CloseCode.GOING_AWAY);
          }
        });
    if (!closed.get()) {
      sweepLater();
    }
  }

  private static String words(Duration time) {
    return time.toMinutes() >= 1 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  /** Ends all sessions, within five seconds; none is opened from now on. */
  @Override
  public void close() {
    closed.set(true);
    List<Session> all = live.values().stream().map(Held::session).toList();
    CompletableFuture<?>[] ends =
        live.keySet().stream()
            .map(number -> end(number, "the service ends", CloseCode.GOING_AWAY))
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(ends).get(CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      all.forEach(Session::endNow);
    } catch (ExecutionException odd) {
      throw new IllegalStateException("a client could not be given back", odd);
    } catch (InterruptedException hurry) {
      all.forEach(Session::endNow);
      Thread.currentThread().interrupt();
    }
  }
}
