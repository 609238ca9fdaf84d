package dev.wiretwin.api.web;

import java.util.List;
import java.util.Set;

/**
 * One thing the service can be asked for. A value.
 *
 * @param method of HTTP, in capitals
 * @param path with parameters in braces, as in OpenAPI: {@code /api/v1/sessions/{id}}
 * @param query the names of the parameters it takes behind the question mark; others are refused
 * @param reading what body it takes
 * @param gives media types of its answers, the usual one first
 */
record Route(
    String method,
    String path,
    Set<String> query,
    Reading reading,
    List<String> gives,
    Handler handler) {
  static final String API = "/api/v1";
  static final String JSON = "application/json";

  private static final int MOST = 1 << 20;

  /** Whoever watches over a service must be answered when nobody else is. */
  private static final Set<String> VITAL = Set.of("/livez", "/readyz", "/metrics");

  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  Route(String method, String path, Handler handler) {
    this(
        method,
        path,
        Set.of(),
        WITH_BODY.contains(method) ? new Reading(List.of(JSON), MOST) : Reading.NONE,
        List.of(JSON),
        handler);
  }

  /** What is done then. */
  @FunctionalInterface
  interface Handler {
    /**
     * @throws Exception a {@link dev.wiretwin.api.refusal.Refusal} for everything foreseen;
     *     anything else is our own fault and told as such
     */
    void handle(Call call) throws Exception;
  }

  /**
   * A body. A value.
   *
   * @param types media types; what {@code curl -d} says without being told otherwise is read as the
   *     first of them
   * @param most bytes
   */
  record Reading(List<String> types, int most) {
    static final Reading NONE = new Reading(List.of(), 0);
  }

  /** One below {@code /api/v1}, JSON in and out. */
  static Route api(String method, String path, Handler handler) {
    return new Route(method, API + path, handler);
  }

  /** Whether it is answered however many others are being worked on. */
  boolean isVital() {
    return VITAL.contains(path);
  }

  /** The same, with these parameters behind the question mark. */
  Route query(String... names) {
    return new Route(method, path, Set.of(names), reading, gives, handler);
  }

  /** The same, with a body of these media types, up to that many bytes. */
  Route reads(int most, String... types) {
    return new Route(method, path, query, new Reading(List.of(types), most), gives, handler);
  }

  /** The same, answering with these media types. */
  Route gives(String... types) {
    return new Route(method, path, query, reading, List.of(types), handler);
  }
}
