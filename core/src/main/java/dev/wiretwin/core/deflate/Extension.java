package dev.wiretwin.core.deflate;

import java.util.List;
import java.util.Optional;

/**
 * One element of a {@code Sec-WebSocket-Extensions} header, as it was written and before anybody
 * judged it. Immutable. RFC 6455 §9.1.
 */
record Extension(String name, List<Parameter> parameters) {
  /** A parameter without {@code =} has no value, which is something else than an empty one. */
  record Parameter(String name, Optional<String> value) {}

  Extension {
    parameters = List.copyOf(parameters);
  }
}
