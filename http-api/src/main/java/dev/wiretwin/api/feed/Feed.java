package dev.wiretwin.api.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Everything that happens in the service, in one order, for any number of readers. Shared by all
 * threads. Bounded: the oldest entries go first; a reader that is too slow is told how many it
 * missed, and never slows who writes.
 */
public final class Feed {
  /** Most entries that a reader is given at a time. */
  public static final int PAGE = 1_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final ObjectMapper json;
  private final Clock clock;
  private final int most;
  private final ArrayDeque<FeedEntry> entries = new ArrayDeque<>();
  private long last;

  /**
   * What a reader is given.
   *
   * @param missed how many entries it asked for are no more
   * @param last the last id it knows of now: where to go on
   */
  public record Page(List<FeedEntry> entries, long missed, long last) {}

  /**
   * @param most how many entries are kept
   * @param last the id before the first one
   */
  public Feed(ObjectMapper json, Clock clock, int most, long last) {
    this.json = json;
    this.clock = clock;
    this.most = most;
    this.last = last;
  }

  /**
   * Tells everybody.
   *
   * @param what becomes the entry's JSON
   * @return the entry's id
   */
  public long publish(String type, FeedEntry.Subject subject, Object what) {
    byte[] text;
    try {
      text = json.writeValueAsBytes(what);
    } catch (JsonProcessingException odd) {
      throw new IllegalArgumentException("cannot be told as JSON: " + what, odd);
    }
    lock.lock();
    try {
      entries.add(new FeedEntry(++last, clock.instant(), type, subject, text));
      if (entries.size() > most) {
        entries.remove();
      }
      grown.signalAll();
      return last;
    } finally {
      lock.unlock();
    }
  }

  /** The entries behind this one that are wanted; waits for the first, but not beyond the limit. */
  public Page after(long id, Predicate<FeedEntry> wanted, Duration limit)
      throws InterruptedException {
    long left = limit.toNanos();
    lock.lock();
    try {
      Page page = page(id, wanted);
      while (page.entries().isEmpty() && page.missed() == 0 && left > 0) {
        left = grown.awaitNanos(left);
        page = page(page.last(), wanted);
      }
      return page;
    } finally {
      lock.unlock();
    }
  }

  private Page page(long id, Predicate<FeedEntry> wanted) {
    long first = last - entries.size() + 1;
    List<FeedEntry> some = new ArrayList<>();
    long seen = Math.max(id, first - 1);
    for (FeedEntry entry : entries) {
      if (entry.id() > seen && some.size() < PAGE) {
        seen = entry.id();
        if (wanted.test(entry)) {
          some.add(entry);
        }
      }
    }
    return new Page(some, Math.max(0, first - id - 1), seen);
  }

  /** The id of the latest entry. */
  public long last() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }
}
