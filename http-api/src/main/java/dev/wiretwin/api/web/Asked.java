package dev.wiretwin.api.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a request says of itself before anybody has looked at its body. A value.
 *
 * @param path as it was asked for, still encoded, without what is behind the question mark
 * @param localAddress the address at which it came in
 * @param headers all values of a header, by its name
 */
record Asked(
    String method, String path, String localAddress, Function<String, List<String>> headers) {
  /** The header's value; empty if it is not there, the first if it is there twice. */
  Optional<String> header(String name) {
    return headers.apply(name).stream().findFirst();
  }

  /** Nothing changes by it (RFC 9110 §9.2.1). */
  boolean isSafe() {
    return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
  }
}
