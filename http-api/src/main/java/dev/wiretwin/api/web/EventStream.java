package dev.wiretwin.api.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * One reader of the feed over HTTP. Holds no thread: it writes when there is something, and goes on
 * when that is written. A reader that takes too long falls behind and is told so; nobody waits for
 * it. Thread safe.
 */
final class EventStream extends IteratingCallback {
  /** Browsers shall come again after two seconds if it breaks. */
  private static final String HELLO = "retry: 2000\n: wiretwin\n\n";

  private final Response response;
  private final EventBook book;
  private final EventFilter filter;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private long
      position; // these two are touched by process() alone, which is never run twice at once
  private boolean begun;
  private volatile boolean closing;
  private volatile boolean beating;
  private volatile boolean quiet;

  /**
   * @param after the id behind which it begins
   */
  EventStream(Response response, EventBook book, EventFilter filter, long after) {
    this.response = response;
    this.book = book;
    this.filter = filter;
    this.position = after;
  }

  /** Done when the stream has ended, for whatever reason. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /** Says that it is still there, if it has said nothing since this was called last. */
  void beat() {
    if (quiet) {
      beating = true;
      iterate();
    }
    quiet = true;
  }

  /** There will be nothing more. */
  void end() {
    closing = true;
    iterate();
  }

  @Override
  protected Action process() throws InterruptedException {
    if (closing) {
      return Action.SUCCEEDED;
    }
    ByteBuffer next = begun ? next() : ascii(HELLO);
    begun = true;
    if (next == null) {
      return Action.IDLE;
    }
    quiet = false;
    response.write(false, next, this);
    return Action.SCHEDULED;
  }

  private ByteBuffer next() throws InterruptedException {
    Optional<EventBook.Piece> piece = book.next(position, filter);
    while (piece.isPresent()) {
      position = piece.get().upTo();
      if (piece.get().bytes().hasRemaining()) {
        return piece.get().bytes();
      }
      piece = book.next(position, filter);
    }
    if (beating) {
      beating = false;
      return ascii(": nothing new\nid: " + position + "\n\n");
    }
    return null;
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  protected void onCompleteSuccess() {
    ended.complete(null);
  }

  /** The client is gone. */
  @Override
  protected void onCompleteFailure(Throwable cause) {
    ended.complete(null);
  }
}
