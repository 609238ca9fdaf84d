package dev.wiretwin.api.web;

import dev.wiretwin.api.store.KeptAnswers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Answers a {@code POST} that comes again under the same {@code Idempotency-Key} as it was answered
 * before, without doing it again. Thread safe.
 */
final class Replay {
  /** How long a key belongs to its request. */
  static final Duration KEPT = Duration.ofHours(24);

  private static final String HEADER = "Idempotency-Key";
  private static final String TYPE = "Content-Type";
  private static final String KEY = "[!-~]{1,200}";

  private final KeptAnswers kept;
  private final Clock clock;

  Replay(KeptAnswers kept, Clock clock) {
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * Whether the call was answered with this.
   *
   * @throws dev.wiretwin.api.refusal.Refusal if the key is no key, belongs to another request, or
   *     to one that is not answered yet
   */
  boolean repeats(Call call) {
    Optional<String> said = call.header(HEADER);
    if (said.isEmpty() || !call.visit().route().method().equals("POST")) {
      return false;
    }
    String key = said.get();
    if (!key.matches(KEY)) {
      throw Call.bad(HEADER + " must have 1 to 200 characters of ASCII, without spaces");
    }
    Instant now = clock.instant();
    Optional<KeptAnswers.Answer> before =
        kept.begin(
            new KeptAnswers.Request(key, call.asked(), hash(call.visit().body())),
            now,
            now.plus(KEPT));
    if (before.isPresent()) {
      call.answer(again(before.get()));
      return true;
    }
    call.visit().readBy(answer -> keep(key, answer), () -> kept.forget(key));
    return false;
  }

  /** Refusals are not kept: they did nothing, and another try may go better. */
  private void keep(String key, Answer answer) {
    boolean worthIt = answer.status() < 400 || answer.status() == 500;
    if (worthIt && answer.body().length <= KeptAnswers.LONGEST_BODY) {
      Map<String, String> headers = new HashMap<>(answer.headers());
      headers.put(TYPE, answer.type());
      kept.finish(key, new KeptAnswers.Answer(answer.status(), headers, answer.body()));
    } else {
      kept.forget(key);
    }
  }

  private static Answer again(KeptAnswers.Answer before) {
    Map<String, String> headers = new HashMap<>(before.headers());
    String type = headers.remove(TYPE);
    headers.put("Idempotency-Replayed", "true");
    return new Answer(before.status(), type == null ? "" : type, headers, before.body());
  }

  private static String hash(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
