package dev.wiretwin.api.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what went wrong as everybody is told it (RFC 9457). Stateless. */
final class Problems {
  static final String TYPE = "application/problem+json";

  private static final ObjectMapper JSON = Json.mapper(1 << 16);

  private Problems() {}

  /**
   * @param path that was asked for, without what is behind the question mark
   */
  static Answer answer(Refusal refusal, String path) {
    Problem problem = ProblemMapper.of(refusal, Safe.shown(path));
    Map<String, String> headers = new LinkedHashMap<>();
    refusal.retryAfter().ifPresent(time -> headers.put("Retry-After", "" + seconds(time)));
    if (refusal.code() == RefusalCode.UNAUTHORIZED) {
      headers.put("WWW-Authenticate", "Bearer realm=\"wiretwin\"");
    }
    if (refusal.code() == RefusalCode.METHOD_NOT_ALLOWED) {
      headers.put("Allow", String.valueOf(refusal.more().get("allow")));
    }
    if (problem.status() == 503 || problem.status() == 429) {
      headers.putIfAbsent("Retry-After", "1");
    }
    try {
      return new Answer(problem.status(), TYPE, headers, JSON.writeValueAsBytes(problem));
    } catch (JsonProcessingException odd) {
      throw new IllegalStateException("a problem that cannot be written as JSON", odd);
    }
  }

  /** At least one: clients take none for "at once". */
  private static long seconds(Duration time) {
    return Math.max(1, time.plusMillis(999).toSeconds());
  }
}
