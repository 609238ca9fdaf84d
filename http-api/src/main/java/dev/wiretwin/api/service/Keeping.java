package dev.wiretwin.api.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import dev.wiretwin.api.store.Housekeeping;
import dev.wiretwin.api.store.KeptComparisons.Comparison;
import dev.wiretwin.api.store.Retention;
import dev.wiretwin.api.store.SqliteStore;
import dev.wiretwin.api.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * What a service keeps, and what it tells: opened before all else, closed after all else. When it
 * is closed, everything that was acknowledged is on disk. Thread safe.
 */
final class Keeping implements AutoCloseable {
  private static final Duration HOUSEKEEPING_EVERY = Duration.ofHours(1);

  private final Store store;
  private final Feed feed;
  private final Housekeeping housekeeping;
  private final Store.Recovered recovered;
  private final long begin;

  private Keeping(Store store, Feed feed, Retention retention, Clock clock) {
    this.store = store;
    this.feed = feed;
    this.begin = feed.last();
    this.recovered = store.recover(clock.instant());
    tell();
    this.housekeeping = Housekeeping.start(store, retention, HOUSEKEEPING_EVERY, clock);
  }

  /**
   * Opens the state folder, and says what a service left in it that was killed.
   *
   * @throws dev.wiretwin.api.refusal.Refusal if the folder cannot be used; says why
   */
  static Keeping open(Path folder, Retention retention, ObjectMapper json, Clock clock) {
    Store store = SqliteStore.forService(folder);
    try {
      Feed feed = new Feed(json, clock, Feed.Bounds.DEFAULT, store.events());
      return new Keeping(store, feed, retention, clock);
    } catch (RuntimeException failed) {
      store.close();
      throw failed;
    }
  }

  private void tell() {
    feed.publish(
        "service.started",
        Subject.NONE,
        Map.of("process", ProcessHandle.current().pid(), "cutOff", recovered.cutOff().size()));
    for (Comparison one : recovered.cutOff()) {
      feed.publish(
          "comparison.cut-off",
          Subject.ofComparison(one.id()),
          Map.of("sentence", Store.CUT_OFF_SENTENCE));
    }
  }

  Store store() {
    return store;
  }

  Feed feed() {
    return feed;
  }

  /** The id behind which what this service tells begins. */
  long begin() {
    return begin;
  }

  /** What the service before this one left. */
  Store.Recovered recovered() {
    return recovered;
  }

  @Override
  public void close() {
    housekeeping.close();
    feed.close();
    store.close();
  }
}
