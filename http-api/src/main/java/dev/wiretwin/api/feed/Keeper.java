package dev.wiretwin.api.feed;

import dev.wiretwin.api.refusal.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings life-cycle entries to the log behind everybody's back, many in one write, and reserves ids
 * ahead. Bounded: when the log does not take them for long (a full disk, say), the entries that
 * come last are not kept; the ring has them all the same, and later readers are told of a gap.
 * Thread safe.
 */
final class Keeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

  /** Most entries that wait to be kept. */
  static final int MOST = 10_000;

  /** How many ids are reserved ahead: at 10,000 entries a second, for a minute and a half. */
  static final long AHEAD = 1L << 20;

  private static final int BATCH = 1_000;
  private static final Duration GATHERING = Duration.ofMillis(50);
  private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final FeedLog log;
  private final LongSupplier given;
  private final ArrayBlockingQueue<FeedEntry> queue = new ArrayBlockingQueue<>(MOST);
  private final AtomicBoolean due = new AtomicBoolean();
  private final AtomicLong reserved;
  private final AtomicLong lost = new AtomicLong();
  private final ScheduledThreadPoolExecutor thread;

  /** What the log did not take yet; the thread's. */
  private List<FeedEntry> batch = List.of();

  /** Whether the last try failed; the thread's. */
  private boolean failing;

  /**
   * @param given the id that was given last
   * @param reserved up to which ids are reserved
   */
  Keeper(FeedLog log, LongSupplier given, long reserved) {
    this.log = log;
    this.given = given;
    this.reserved = new AtomicLong(reserved);
    this.thread = Threads.timer("feed-keeper");
  }

  /** Is kept soon. Never waits. */
  void keep(FeedEntry entry) {
    if (!queue.offer(entry)) {
      lost.incrementAndGet();
    }
    ask(GATHERING);
  }

  /** To be told of every id; mostly does nothing. */
  void given(long id) {
    if (id > reserved.get() - AHEAD / 2) {
      ask(Duration.ZERO);
    }
  }

  private void ask(Duration in) {
    if (!due.get() && due.compareAndSet(false, true)) {
      thread.schedule(this::write, in.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void write() {
    due.set(false);
    try {
      flush();
      if (failing) {
        LOG.info("what happens is kept again; {} entries were not", lost.getAndSet(0));
        failing = false;
      }
    } catch (Refusal refused) {
      if (!failing) {
        LOG.warn("what happens is not kept for now: {}", refused.getMessage());
        failing = true;
      }
      ask(BEFORE_NEXT_TRY);
    }
  }

  private void flush() {
    long last = given.getAsLong();
    if (last > reserved.get() - AHEAD / 2) {
      log.reserve(last + AHEAD);
      reserved.set(last + AHEAD);
    }
    do {
      if (batch.isEmpty()) {
        batch = new ArrayList<>();
        queue.drainTo(batch, BATCH);
      }
      if (!batch.isEmpty()) {
        log.keep(batch, given.getAsLong());
        batch = List.of();
      }
    } while (!queue.isEmpty());
  }

  /** All entries are kept, and the run of ids is over, when this returns. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("what happened last is not kept: the log does not answer");
        return;
      }
      flush();
      log.end(given.getAsLong());
    } catch (Refusal refused) {
      LOG.warn("what happened last is not kept: {}", refused.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
