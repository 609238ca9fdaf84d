package dev.wiretwin.api.web;

import dev.wiretwin.api.board.Work;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Answers a request for something that takes a while: at once when it has begun, or with what came
 * of it when the request wants to wait so long. For one request.
 */
final class Waited {
  private final Call call;
  private final Duration patience;
  private final long end;

  private Waited(Call call, Duration patience) {
    this.call = call;
    this.patience = patience;
    end = System.nanoTime() + patience.toNanos();
  }

  static Waited of(Call call) {
    return new Waited(call, call.waiting());
  }

  Duration patience() {
    return patience;
  }

  /**
   * @param outcome {@code done}, or {@code begun} when it still goes on
   * @param sentence what came of it
   */
  private record Done(String outcome, String sentence, Object board) {}

  /**
   * 202 when it has begun, 200 when it is done in time.
   *
   * @param shown what is answered besides, made when it is answered
   */
  void answer(Work work, Function<Optional<String>, Object> shown) {
    call.later(work.begun().thenCompose(begun -> outcome(work)), told -> answer(told, shown));
  }

  private CompletableFuture<Optional<String>> outcome(Work work) {
    if (patience.isZero()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    long left = Math.max(1, end - System.nanoTime());
    return work.done()
        .thenApply(Optional::of)
        .completeOnTimeout(Optional.empty(), left, TimeUnit.NANOSECONDS);
  }

  private void answer(Optional<String> told, Function<Optional<String>, Object> shown) {
    call.answer(
        told.isPresent() ? 200 : 202,
        new Done(told.isPresent() ? "done" : "begun", told.orElse(null), shown.apply(told)));
  }
}
