package dev.wiretwin.api.listen;

import java.util.Optional;
import java.util.Set;

/**
 * Who may use a service over HTTP. Immutable.
 *
 * @param token empty where everybody who reaches the service may use it: loopback only
 * @param hosts further host names, in lower case, under which the service may be called
 * @param origins origins of other sites whose pages may use it: {@code https://lab.example:8443}
 */
public record Access(Optional<Token> token, Set<String> hosts, Set<String> origins) {
  /** For programs and pages of this machine. */
  public static final Access LOCAL = new Access(Optional.empty(), Set.of(), Set.of());

  public Access {
    hosts = Set.copyOf(hosts);
    origins = Set.copyOf(origins);
  }

  /** The same, for those who show that token. */
  public Access withToken(Token wanted) {
    return new Access(Optional.of(wanted), hosts, origins);
  }
}
