package dev.wiretwin.api.store;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Answers as long as the process lives. Shared by all threads. */
final class MemoryAnswers implements KeptAnswers {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Kept> kept = new HashMap<>();

  private record Kept(Request request, Instant until, Optional<Answer> answer) {}

  @Override
  public Optional<Answer> begin(Request request, Instant now, Instant until) {
    lock.lock();
    try {
      Kept was = kept.get(request.key());
      if (was != null && now.isBefore(was.until)) {
        return Optional.of(replay(was.request, request, was.answer));
      }
      if (was == null && kept.size() >= MOST_KEYS) {
        throw tooMany();
      }
      kept.put(request.key(), new Kept(request, until, Optional.empty()));
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** What the second request of a key gets. */
  static Answer replay(Request first, Request second, Optional<Answer> answer) {
    if (!first.equals(second)) {
      throw new Refusal(
          RefusalCode.IDEMPOTENCY_MISMATCH,
          "this idempotency key came with another request (" + first.route() + ") before");
    }
    return answer.orElseThrow(
        () ->
            new Refusal(
                    RefusalCode.IDEMPOTENCY_IN_PROGRESS,
                    "the first request with this idempotency key is still being done")
                .retryAfter(Duration.ofSeconds(1)));
  }

  static Refusal tooMany() {
    return new Refusal(
            RefusalCode.OVERLOADED, MOST_KEYS + " idempotency keys are remembered already")
        .retryAfter(Duration.ofMinutes(1));
  }

  /**
   * @throws IllegalArgumentException if it is too long to be kept
   */
  static void check(Answer answer) {
    if (answer.body().length > LONGEST_BODY) {
      throw new IllegalArgumentException(
          "an answer of " + answer.body().length + " bytes; the most is " + LONGEST_BODY);
    }
  }

  @Override
  public void finish(String key, Answer answer) {
    check(answer);
    lock.lock();
    try {
      kept.computeIfPresent(
          key, (same, was) -> new Kept(was.request, was.until, Optional.of(answer)));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void forget(String key) {
    lock.lock();
    try {
      kept.computeIfPresent(key, (same, was) -> was.answer.isPresent() ? was : null);
    } finally {
      lock.unlock();
    }
  }

  void forgetInProgress() {
    lock.lock();
    try {
      kept.values().removeIf(one -> one.answer.isEmpty());
    } finally {
      lock.unlock();
    }
  }

  /** How many had run out. */
  int trim(Instant now) {
    lock.lock();
    try {
      int before = kept.size();
      kept.values().removeIf(one -> !now.isBefore(one.until));
      return before - kept.size();
    } finally {
      lock.unlock();
    }
  }
}
