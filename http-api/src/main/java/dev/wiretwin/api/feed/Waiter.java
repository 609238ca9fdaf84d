package dev.wiretwin.api.feed;

import dev.wiretwin.api.refusal.Refusal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One reader that waits for a page without holding a thread. For one wait. */
final class Waiter {
  private final Past past;
  private final Wakes wakes;
  private final ScheduledExecutorService timer;
  private final Executor readers;
  private final CompletableFuture<Feed.Page> found = new CompletableFuture<>();

  /** Where to look on, and the latest wake-up asked for; written by one thread at a time. */
  private volatile long seen;

  private volatile CompletableFuture<Void> more = new CompletableFuture<>();

  /**
   * @param readers where pages are read
   */
  Waiter(Past past, Wakes wakes, ScheduledExecutorService timer, Executor readers) {
    this.past = past;
    this.wakes = wakes;
    this.timer = timer;
    this.readers = readers;
  }

  CompletableFuture<Feed.Page> start(long id, Predicate<FeedEntry> wanted, Duration limit) {
    Feed.Page page = past.page(id, wanted);
    if (!page.isEmpty() || limit.isZero()) {
      found.complete(page);
      return found;
    }
    seen = page.last();
    ScheduledFuture<?> end =
        timer.schedule(
            () ->
                readers.execute(() -> found.complete(new Feed.Page(java.util.List.of(), 0, seen))),
            limit.toNanos(),
            TimeUnit.NANOSECONDS);
    found.whenComplete(
        (same, failure) -> {
          end.cancel(false);
          wakes.forget(more);
        });
    look(wanted);
    return found;
  }

  /** Asks for a wake-up first: what comes between looking and waiting wakes, too. */
  private void look(Predicate<FeedEntry> wanted) {
    try {
      more = wakes.next();
      if (found.isDone()) {
        wakes.forget(more);
        return;
      }
      Feed.Page page = past.page(seen, wanted);
      if (page.isEmpty()) {
        seen = page.last();
        more.thenRunAsync(() -> look(wanted), readers);
      } else {
        found.complete(page);
      }
    } catch (Refusal refused) {
      found.completeExceptionally(refused);
    }
  }
}
