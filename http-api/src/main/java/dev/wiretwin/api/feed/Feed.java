package dev.wiretwin.api.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wiretwin.api.refusal.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Everything that happens in the service, in one order, for any number of readers. Shared by all
 * threads. Bounded: the oldest entries go first; a reader that is too slow is told how many it
 * missed, and never slows who writes. What tells of a beginning or an end is kept in the log, too,
 * and read from there by who comes late.
 */
public final class Feed implements AutoCloseable {
  /** Most entries that a reader is given at a time. */
  public static final int PAGE = Ring.PAGE;

  private static final int READING_THREADS = 8;
  private static final long NO_BOUND = Long.MAX_VALUE;
  private static final Pattern TYPE = Pattern.compile("[a-z]+([.-][a-z]+)*");
  private static final List<String> TOLD_ALREADY =
      List.of("id", "at", "type", "board", "session", "comparison");

  private final ReentrantLock writing = new ReentrantLock();
  private final ObjectMapper json;
  private final Clock clock;
  private final Past past;
  private final Ring ring;
  private final Keeper keeper;
  private final ScheduledThreadPoolExecutor timer = Threads.timer("feed-wakes");
  private final ThreadPoolExecutor readers =
      Threads.pool("feed-reads", READING_THREADS, 2 * Wakes.MOST);
  private final Wakes wakes = new Wakes(timer);

  /**
   * What a reader is given.
   *
   * @param missed how many entries it asked for are no more, wanted or not; of a service that was
   *     killed it may be more
   * @param last the last id it knows of now: where to go on
   */
  public record Page(List<FeedEntry> entries, long missed, long last) {
    public boolean isEmpty() {
      return entries.isEmpty() && missed == 0;
    }

    /** What a reader is to be told in front of the entries, if it missed some. */
    public Optional<FeedEntry> gap() {
      if (missed == 0) {
        return Optional.empty();
      }
      FeedEntry next = entries.isEmpty() ? null : entries.get(0);
      return Optional.of(FeedEntry.gap(next == null ? last : next.id() - 1, missed));
    }
  }

  /**
   * A feed that is not kept.
   *
   * @param most how many entries it has
   * @param last the id before the first one
   */
  public Feed(ObjectMapper json, Clock clock, int most, long last) {
    this(json, clock, new Bounds(most, NO_BOUND), new NoLog(last));
  }

  /** How much a feed holds in memory. */
  public record Bounds(int entries, long bytes) {
    /** 65,536 entries, 64 MiB. */
    public static final Bounds DEFAULT = new Bounds(65_536, 64L << 20);
  }

  /**
   * @param log from which it goes on, and which is its own until it is closed
   * @throws Refusal {@code STORAGE_FULL} if the log has no room to begin
   */
  public Feed(ObjectMapper json, Clock clock, Bounds bounds, FeedLog log) {
    this.json = json;
    this.clock = clock;
    long last = log.open(Keeper.AHEAD);
    this.ring = new Ring(bounds.entries(), bounds.bytes(), last);
    this.past = new Past(log, ring, last + 1);
    this.keeper = new Keeper(log, ring::last, last + Keeper.AHEAD);
  }

  /**
   * Tells everybody. Never waits for a reader or a disk.
   *
   * @param what becomes the entry's JSON: an object, whose fields stand behind id, time, type and
   *     subject
   * @return the entry's id
   */
  public long publish(String type, FeedEntry.Subject subject, Object what) {
    if (!TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException("no type of entry: " + type);
    }
    byte[] fields = fields(what);
    FeedEntry entry;
    writing.lock();
    try {
      entry =
          FeedEntry.of(
              ring.last() + 1,
              clock.instant().truncatedTo(ChronoUnit.MICROS),
              type,
              subject,
              fields);
      ring.add(entry);
      if (LifeCycle.isKept(type)) {
        // within the lock: the log gets them in their order
        keeper.keep(entry);
      }
    } finally {
      writing.unlock();
    }
    keeper.given(entry.id());
    wakes.grown();
    return entry.id();
  }

  private byte[] fields(Object what) {
    try {
      if (json.valueToTree(what) instanceof ObjectNode object) {
        return json.writeValueAsBytes(object.remove(TOLD_ALREADY));
      }
      throw new IllegalArgumentException("an entry tells an object, not " + what);
    } catch (JsonProcessingException odd) {
      throw new IllegalArgumentException("cannot be told as JSON: " + what, odd);
    }
  }

  /**
   * The entries behind this one that are wanted; waits for the first, but not beyond the limit.
   *
   * @param id one that is not given yet means the latest
   */
  public Page after(long id, Predicate<FeedEntry> wanted, Duration limit)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    Page page = past.page(id, wanted);
    while (page.isEmpty() && end - System.nanoTime() > 0) {
      CompletableFuture<Void> more = wakes.next();
      try {
        page = past.page(page.last(), wanted);
        if (page.isEmpty()) {
          more.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
          page = past.page(page.last(), wanted);
        }
      } catch (TimeoutException over) {
        // then the page stays empty
      } catch (ExecutionException never) {
        throw new IllegalStateException("a wake-up does not fail", never);
      } finally {
        wakes.forget(more);
      }
    }
    return page;
  }

  /**
   * The same without a thread that waits. Whoever needs the page no more completes or cancels the
   * future.
   *
   * @return complete on a thread of the feed, of which there are few: what may take long is done
   *     elsewhere; with a refusal if too many wait
   */
  public CompletableFuture<Page> next(long id, Predicate<FeedEntry> wanted, Duration limit) {
    return new Waiter(past, wakes, timer, readers).start(id, wanted, limit);
  }

  /** The id of the latest entry. */
  public long last() {
    return ring.last();
  }

  /** How many readers wait for more. */
  public int waiting() {
    return wakes.waiting();
  }

  /**
   * All that is to be kept is kept when this returns. Readers that wait are left to their limits.
   */
  @Override
  public void close() {
    keeper.close();
  }
}
