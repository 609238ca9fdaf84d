package dev.wiretwin.api.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The whole book, as readers turn its pages: the ring, and in front of it what the log kept. Thread
 * safe.
 */
final class Past {
  private final FeedLog log;
  private final Ring ring;
  private final long runStart;

  /**
   * @param runStart the first id of the ring ever
   */
  Past(FeedLog log, Ring ring, long runStart) {
    this.log = log;
    this.ring = ring;
    this.runStart = runStart;
  }

  /**
   * What is wanted behind this id, and what of it is no more; empty only at the end of the book.
   */
  Feed.Page page(long after, Predicate<FeedEntry> wanted) {
    Feed.Page page = onePage(after, wanted);
    while (page.isEmpty() && page.last() < ring.last()) {
      page = onePage(page.last(), wanted);
    }
    return page;
  }

  private Feed.Page onePage(long after, Predicate<FeedEntry> wanted) {
    long first = ring.first();
    return after + 1 < first ? kept(after, first, wanted) : ring.page(after, wanted);
  }

  private Feed.Page kept(long after, long first, Predicate<FeedEntry> wanted) {
    List<FeedEntry> kept = log.between(after, first, FeedLog.LONGEST_LIST);
    boolean all = kept.size() < FeedLog.LONGEST_LIST;
    long last = all ? first - 1 : kept.get(kept.size() - 1).id();
    long missed = given(after, last + 1) - kept.size();
    List<FeedEntry> some = new ArrayList<>(kept);
    some.removeIf(wanted.negate());
    return new Feed.Page(some, Math.max(0, missed), last);
  }

  /** Of this run the ring knows best, of those before only the log knows. */
  private long given(long after, long before) {
    long earlier = after + 1 < runStart ? log.given(after, Math.min(before, runStart)) : 0;
    return earlier + Math.max(0, before - Math.max(after + 1, runStart));
  }
}
