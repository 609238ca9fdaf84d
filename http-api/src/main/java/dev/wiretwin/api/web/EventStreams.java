package dev.wiretwin.api.web;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.metrics.HttpMetrics;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All readers of the feed over HTTP, and the one thread that follows the feed for them. Thread
 * safe; closing it ends every stream at once.
 */
final class EventStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
  private static final Duration AGAIN = Duration.ofSeconds(5);

  /** From so many entries at a time on, the next are gathered for a moment. */
  private static final int MANY = 20;

  private static final long GATHERING_MILLIS = 10;

  private final Feed feed;
  private final EventBook book;
  private final Duration heartbeat;
  private final Semaphore places;
  private final long begin;
  private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread follower = new Thread(this::follow, "web-events");

  private EventStreams(Feed feed, Limits limits, HttpMetrics metrics) {
    this.feed = feed;
    this.book = new EventBook(feed, metrics);
    this.heartbeat = limits.times().heartbeat();
    this.places = new Semaphore(limits.streams());
    this.begin = feed.last();
    book.add(new EventChunk(begin, begin, List.of(), new byte[0], new int[0]));
  }

  static EventStreams following(Feed feed, Limits limits, HttpMetrics metrics) {
    EventStreams streams = new EventStreams(feed, limits, metrics);
    metrics.watchStreams(streams::count);
    streams.follower.setDaemon(true);
    streams.follower.start();
    return streams;
  }

  /** How many streams there are. */
  int count() {
    return streams.size();
  }

  /**
   * Makes room for a stream; it begins with {@link EventStream#iterate}.
   *
   * @param after the id behind which it begins; one that is not given yet means the latest
   * @throws Refusal if there are too many
   */
  EventStream open(Visit visit, EventFilter filter, long after) {
    if (stopped.getCount() == 0) {
      throw new Refusal(RefusalCode.SHUTTING_DOWN, "the service is about to end");
    }
    if (!places.tryAcquire()) {
      throw new Refusal(RefusalCode.TOO_MANY, "there are too many streams of events already")
          .retryAfter(AGAIN);
    }
    long from = Math.min(after, feed.last());
    EventStream stream = new EventStream(visit.response(), book, filter, from);
    streams.add(stream);
    stream
        .ended()
        .whenComplete(
            (done, never) -> {
              streams.remove(stream);
              places.release();
            });
    return stream;
  }

  /** A feed that cannot be read now must not end all streams in silence: it is read again. */
  private Feed.Page page(long seen) throws InterruptedException {
    Duration look = heartbeat.dividedBy(4);
    while (true) {
      try {
        return feed.after(seen, EventFilter.ALL, look);
      } catch (Refusal unreadable) {
        LOG.warn("events could not be read; they are read again", unreadable);
        if (stopped.await(look.toMillis(), TimeUnit.MILLISECONDS)) {
          return new Feed.Page(List.of(), 0, seen);
        }
      }
    }
  }

  private void follow() {
    try {
      long seen = begin;
      long beaten = System.nanoTime();
      while (stopped.getCount() > 0) {
        Feed.Page page = page(seen);
        seen = tell(seen, page);
        if (System.nanoTime() - beaten >= heartbeat.toNanos()) {
          beaten = System.nanoTime();
          streams.forEach(EventStream::beat);
        }
        if (page.entries().size() >= MANY) {
          stopped.await(GATHERING_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private long tell(long seen, Feed.Page page) {
    if (page.last() != seen) {
      book.add(EventChunk.of(seen + page.missed(), page.last(), page.entries()));
      streams.forEach(EventStream::iterate);
    }
    return page.last();
  }

  @Override
  public void close() {
    stopped.countDown();
    follower.interrupt();
    streams.forEach(EventStream::end);
  }
}
