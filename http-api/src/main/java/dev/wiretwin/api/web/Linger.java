package dev.wiretwin.api.web;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;

/**
 * Throws away what still comes of a body that was refused, for a moment: a connection that ends
 * with bytes unread is reset, and many clients would then never see why. For one request.
 */
final class Linger implements Callback, Runnable {
  /** Whoever sends more than that does not listen. */
  static final long MOST = 32 << 20;

  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Content.Source body;
  private final Callback callback;
  private final AtomicBoolean over = new AtomicBoolean();
  private long thrownAway; // run() is never run twice at once

  /**
   * @param callback is told when it is over, or the answer could not be written
   */
  Linger(Content.Source body, Callback callback) {
    this.body = body;
    this.callback = callback;
  }

  /** The answer is written. */
  @Override
  public void succeeded() {
    CompletableFuture.delayedExecutor(LONGEST.toMillis(), TimeUnit.MILLISECONDS).execute(this::end);
    run();
  }

  @Override
  public void failed(Throwable failure) {
    if (over.compareAndSet(false, true)) {
      callback.failed(failure);
    }
  }

  /** Throws away what is there, and comes again when there is more. */
  @Override
  public void run() {
    while (!over.get()) {
      Content.Chunk chunk = body.read();
      if (chunk == null) {
        body.demand(this);
        return;
      }
      thrownAway += chunk.remaining();
      chunk.release();
      if (chunk.isLast() || Content.Chunk.isFailure(chunk) || thrownAway > MOST) {
        end();
      }
    }
  }

  private void end() {
    if (over.compareAndSet(false, true)) {
      callback.succeeded();
    }
  }
}
