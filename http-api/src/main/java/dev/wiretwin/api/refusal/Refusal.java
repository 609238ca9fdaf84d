package dev.wiretwin.api.refusal;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Thrown where a wish is not fulfilled: who wished it is told the code and the sentence. The one
 * exception that rooms throw at their users; what it becomes outside (a status, an exit code) is
 * decided there.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RefusalCode code;
  private final transient Optional<Duration> retryAfter;
  private final transient Map<String, Object> more;

  /**
   * @param sentence what is wrong with this very request, and what to do about it; holds no secret
   */
  public Refusal(RefusalCode code, String sentence) {
    this(code, sentence, Optional.empty(), Map.of(), null);
  }

  public Refusal(RefusalCode code, String sentence, Throwable cause) {
    this(code, sentence, Optional.empty(), Map.of(), cause);
  }

  private Refusal(
      RefusalCode code,
      String sentence,
      Optional<Duration> retryAfter,
      Map<String, Object> more,
      Throwable cause) {
    super(sentence, cause);
    this.code = code;
    this.retryAfter = retryAfter;
    this.more = more;
  }

  /** The same, with the time after which another try may be worth it. */
  public Refusal retryAfter(Duration time) {
    return new Refusal(code, getMessage(), Optional.of(time), more, getCause());
  }

  /** The same, with one more field for programs: a board's name, say. */
  public Refusal with(String field, Object value) {
    Map<String, Object> fields = new LinkedHashMap<>(more);
    fields.put(field, value);
    return new Refusal(
        code, getMessage(), retryAfter, Collections.unmodifiableMap(fields), getCause());
  }

  public RefusalCode code() {
    return code;
  }

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** Further fields, in the order they were given. */
  public Map<String, Object> more() {
    return more;
  }
}
