package dev.wiretwin.api.web;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the requests in the house, so that the last ones can be let out before it is closed.
 * Thread safe.
 */
final class Traffic {
  private final AtomicInteger inside = new AtomicInteger();
  private final CompletableFuture<Void> empty = new CompletableFuture<>();
  private volatile boolean closing;

  /** Whether a request may still come in; if so, {@link #leaves} must follow. */
  boolean enters() {
    inside.incrementAndGet();
    if (!closing) {
      return true;
    }
    leaves();
    return false;
  }

  void leaves() {
    if (inside.decrementAndGet() == 0 && closing) {
      empty.complete(null);
    }
  }

  /** Lets nobody in any more. */
  void lastCall() {
    closing = true;
  }

  /** Waits for those inside, but not longer than that; then they are cut off. */
  void drain(Duration patience) {
    if (inside.get() == 0) {
      return;
    }
    try {
      empty.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException late) {
      return; // the service has to end
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
