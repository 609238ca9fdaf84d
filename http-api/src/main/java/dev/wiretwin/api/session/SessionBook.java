package dev.wiretwin.api.session;

import dev.wiretwin.api.feed.FeedEntry.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Writes down what one session does and sees, once and in one order: in its log, for the feed, for
 * those who count, and for whoever waits for it. Not thread safe: its session's lock guards it.
 */
final class SessionBook {
  /** Characters of a payload that the feed is told; the session's own log has all of it. */
  static final int FEED_PAYLOAD = 256;

  /** What the feed tells of all that is in the log. */
  private static final Map<String, String> FEED_TYPES =
      Map.of(
          SessionEvent.OPENED, "session.opened",
          SessionEvent.CONNECTION, "session.connection",
          SessionEvent.RECEIVE, "session.receive",
          SessionEvent.SENT, "session.sent",
          SessionEvent.CLOSE, "session.close",
          SessionEvent.ENDED, "session.ended");

  private final String target;
  private final Surroundings around;
  private final Subject subject;
  private final ReentrantLock lock;
  private final Supplier<SessionInfo> session;
  private final EventLog log;
  private final Waits waits;
  private Instant lastUsed;

  /**
   * @param lock the session's
   * @param session as it is at the moment; asked under the lock
   */
  SessionBook(
      String id,
      String target,
      Surroundings around,
      ReentrantLock lock,
      Supplier<SessionInfo> session) {
    this.target = target;
    this.around = around;
    this.subject = Subject.ofSession(id, BoardName.boardOf(target));
    this.lock = lock;
    this.session = session;
    this.log = new EventLog(around.limits().logEntries(), around.limits().logBytes());
    this.waits = new Waits(around);
    this.lastUsed = around.timers().now();
  }

  /** As JSON has it. */
  static String words(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** Somebody is interested in the session. */
  void use() {
    lastUsed = around.timers().now();
  }

  /** Time of the last use or event. */
  Instant lastUsed() {
    return lastUsed;
  }

  /** Number of the latest event. */
  long last() {
    return log.last();
  }

  SessionEvent add(String type, Facts facts) {
    use();
    SessionEvent event = log.add(words(lastUsed), type, facts);
    String feedType = FEED_TYPES.get(type);
    if (feedType != null) {
      around.feed().publish(feedType, subject, FeedFacts.of(event, FEED_PAYLOAD));
    }
    around.watch().happened(target, event);
    waits.happened(event, session);
    return event;
  }

  /**
   * What becomes of a verb.
   *
   * @param own the verb's own event
   * @param wait zero answers at once
   */
  CompletableFuture<Outcome> outcome(Goal goal, SessionEvent own, Duration wait) {
    if (wait.isZero()) {
      return CompletableFuture.completedFuture(new Outcome(goal.atOnce(), own, session.get()));
    }
    long began = around.timers().nanos();
    return waits.add(
        goal::isReachedBy, (event, now) -> became(event, now, own, began), wait, this::late);
  }

  private Outcome became(SessionEvent event, SessionInfo now, SessionEvent own, long began) {
    if (event == null) {
      return new Outcome(Goal.PENDING, own, now);
    }
    if (event.type().equals(SessionEvent.RECEIVE)) {
      around.watch().answered(target, around.timers().nanos() - began);
    }
    return new Outcome(Goal.outcome(event), event, now);
  }

  /**
   * The events behind this number.
   *
   * @param wait for the first of them; zero answers at once
   */
  CompletableFuture<EventPage> events(long after, int most, Duration wait) {
    EventPage page = log.after(after, most);
    if (!page.events().isEmpty() || wait.isZero()) {
      return CompletableFuture.completedFuture(page);
    }
    return waits.add(
        event -> event.number() > after, (event, now) -> page(after, most), wait, this::late);
  }

  private EventPage page(long after, int most) {
    lock.lock();
    try {
      return log.after(after, most);
    } finally {
      lock.unlock();
    }
  }

  private void late(CompletableFuture<?> future) {
    lock.lock();
    try {
      waits.late(future, session.get());
    } finally {
      lock.unlock();
    }
  }
}
