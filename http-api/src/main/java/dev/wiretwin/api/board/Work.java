package dev.wiretwin.api.board;

import java.util.concurrent.CompletableFuture;

/**
 * Something that is done with a board beside the request. A value; both futures fail with a {@link
 * dev.wiretwin.api.refusal.Refusal}.
 *
 * @param begun completes when it has the board's line
 * @param done completes with what came of it, a sentence
 */
public record Work(CompletableFuture<Void> begun, CompletableFuture<String> done) {
  Work() {
    this(new CompletableFuture<>(), new CompletableFuture<>());
  }

  void fail(Throwable why) {
    begun.completeExceptionally(why);
    done.completeExceptionally(why);
  }
}
