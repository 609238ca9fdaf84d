package dev.wiretwin.api.web;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What lets pages of an allowed origin read our answers (Fetch standard, CORS protocol). Nothing at
 * all for everybody else. Stateless.
 */
final class Cors {
  private static final String HEADERS =
      "Authorization, Content-Type, Idempotency-Key, Last-Event-ID";
  private static final String READABLE = "Location, Retry-After, Idempotency-Replayed";

  private Cors() {}

  /**
   * Headers of an answer.
   *
   * @param origin empty if no other site's page asks
   */
  static Map<String, String> answer(String origin) {
    if (origin.isEmpty()) {
      return Map.of();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Access-Control-Allow-Origin", origin);
    headers.put("Access-Control-Expose-Headers", READABLE);
    headers.put("Cross-Origin-Resource-Policy", "cross-origin");
    headers.put("Vary", "Origin");
    return headers;
  }

  /** Headers of the answer to {@code OPTIONS}, which may be a preflight. */
  static Map<String, String> options(String origin, String methods) {
    Map<String, String> headers = new LinkedHashMap<>(answer(origin));
    headers.put("Allow", methods);
    if (!origin.isEmpty()) {
      headers.put("Access-Control-Allow-Methods", methods);
      headers.put("Access-Control-Allow-Headers", HEADERS);
      headers.put("Access-Control-Max-Age", "600");
    }
    return headers;
  }
}
