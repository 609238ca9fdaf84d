package dev.wiretwin.api.web;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;

/** Reads a body as it comes, without a thread that waits for it. For one request. */
final class BodyReader implements Runnable {
  private final Content.Source source;
  private final Route route;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

  BodyReader(Content.Source source, Route route) {
    this.source = source;
    this.route = route;
  }

  /**
   * The body when it is there.
   *
   * @return complete with a refusal if it is more than the route takes, or does not come whole;
   *     what is left of it is not read
   */
  CompletableFuture<byte[]> whole() {
    return whole;
  }

  /** Takes what is there, and comes again when there is more. */
  @Override
  public void run() {
    while (!whole.isDone()) {
      Content.Chunk chunk = source.read();
      if (chunk == null) {
        source.demand(this);
        return;
      }
      take(chunk);
      chunk.release();
    }
  }

  private void take(Content.Chunk chunk) {
    if (Content.Chunk.isFailure(chunk)) {
      whole.completeExceptionally(
          new Refusal(RefusalCode.BAD_REQUEST, "the body did not come whole", chunk.getFailure()));
      return;
    }
    byte[] some = new byte[chunk.remaining()];
    chunk.getByteBuffer().get(some);
    read.writeBytes(some);
    if (read.size() > route.reading().most()) {
      whole.completeExceptionally(Arrival.tooLarge(route));
    } else if (chunk.isLast()) {
      whole.complete(read.toByteArray());
    }
  }
}
