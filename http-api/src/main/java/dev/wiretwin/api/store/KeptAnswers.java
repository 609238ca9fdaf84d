package dev.wiretwin.api.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Answers to requests that carried an idempotency key, so that the same request again gets the same
 * answer and does nothing. Shared by all threads. What was in progress when the process ended is
 * forgotten on {@link Store#recover}: the same request again is then done, as nobody knows whether
 * it was.
 */
public interface KeptAnswers {
  /** The longest body that is kept, in bytes; a longer one is a mistake of ours. */
  int LONGEST_BODY = 1 << 20;

  /** The most keys at a time; further ones are refused with {@code OVERLOADED}. */
  int MOST_KEYS = 100_000;

  /**
   * The answer that was given to that request; empty if there was none: it is in progress from now
   * on, until {@link #finish} or {@link #forget}.
   *
   * @param until when the key may be used for another request; it is free again then
   * @throws dev.wiretwin.api.refusal.Refusal {@code IDEMPOTENCY_MISMATCH} if the key belongs to
   *     another request, {@code IDEMPOTENCY_IN_PROGRESS} if it is still being done
   */
  Optional<Answer> begin(Request request, Instant now, Instant until);

  /** Keeps the answer to the request in progress; does nothing if its key is no more. */
  void finish(String key, Answer answer);

  /** The request in progress came to nothing: the key may be used again. */
  void forget(String key);

  /**
   * A request, as far as it matters.
   *
   * @param route method and path
   * @param bodyHash of the body, as text
   */
  record Request(String key, String route, String bodyHash) {}

  /** What was answered. */
  record Answer(int status, Map<String, String> headers, byte[] body) {
    public Answer {
      headers = Map.copyOf(headers);
    }
  }
}
