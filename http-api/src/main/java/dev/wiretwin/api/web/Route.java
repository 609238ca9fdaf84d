package dev.wiretwin.api.web;

/**
 * One thing the service can be asked for. A value.
 *
 * @param method of HTTP, in capitals
 * @param path with parameters in braces, as in OpenAPI: {@code /api/v1/sessions/{id}}
 */
record Route(String method, String path, Handler handler) {
  static final String API = "/api/v1";

  /** What is done then. */
  @FunctionalInterface
  interface Handler {
    /**
     * @throws Exception a {@link dev.wiretwin.api.refusal.Refusal} for everything foreseen;
     *     anything else is our own fault and told as such
     */
    void handle(Call call) throws Exception;
  }

  /** One below {@code /api/v1}. */
  static Route api(String method, String path, Handler handler) {
    return new Route(method, API + path, handler);
  }
}
