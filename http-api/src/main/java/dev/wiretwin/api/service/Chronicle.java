package dev.wiretwin.api.service;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.api.log.LifeCycleLog;
import dev.wiretwin.api.metrics.Metrics;
import java.time.Duration;

/**
 * Follows the feed, on a thread of its own, for the log and for what is counted there. Closing it
 * tells what is left and returns.
 */
final class Chronicle implements AutoCloseable {
  private static final Duration LOOK_UP = Duration.ofSeconds(30);
  private static final long PATIENCE_MILLIS = 500;

  private final Feed feed;
  private final LifeCycleLog log;
  private final Metrics metrics;
  private final Thread reader = new Thread(this::read, "wiretwin-chronicle");
  private volatile boolean closing;
  private long seen;

  private Chronicle(Feed feed, long seen, Metrics metrics) {
    this.feed = feed;
    this.seen = seen;
    this.metrics = metrics;
    this.log = new LifeCycleLog();
  }

  /**
   * @param seen the id behind which it begins
   */
  static Chronicle following(Feed feed, long seen, Metrics metrics) {
    Chronicle chronicle = new Chronicle(feed, seen, metrics);
    chronicle.reader.setDaemon(true);
    chronicle.reader.start();
    return chronicle;
  }

  private boolean isWanted(FeedEntry entry) {
    return log.tellsOf(entry) || metrics.counts(entry);
  }

  private void read() {
    try {
      while (!closing) {
        page(LOOK_UP);
      }
    } catch (InterruptedException asked) {
      // to look at what is left, and end
    }
    try {
      while (page(Duration.ZERO)) {
        // there may be more
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether there was anything. */
  private boolean page(Duration wait) throws InterruptedException {
    Feed.Page page = feed.after(seen, this::isWanted, wait);
    seen = page.last();
    if (page.missed() > 0) {
      log.missed(page.missed());
    }
    for (FeedEntry entry : page.entries()) {
      log.told(entry);
      metrics.told(entry);
    }
    return !page.isEmpty();
  }

  @Override
  public void close() {
    closing = true;
    reader.interrupt();
    try {
      reader.join(PATIENCE_MILLIS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
