package dev.wiretwin.core.handshake;

import dev.wiretwin.core.deflate.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Checks what our own caller wants to put into a handshake; each fault is an {@link
 * IllegalArgumentException} that says what to do. Stateless, any thread. RFC 9110 §5.
 */
final class HeaderRules {
  private HeaderRules() {}

  /**
   * @param written names, in lower case, of the headers that the handshake writes itself or that
   *     would break it
   * @return the same headers, each sure to take one line and to stand there once
   */
  static List<Header> checked(List<Header> headers, Set<String> written) {
    Set<String> seen = new HashSet<>();
    for (Header header : headers) {
      if (!Token.isToken(header.name())) {
        throw new IllegalArgumentException(
            "a header name must be letters, digits or - and not empty; one given is not");
      }
      String name = header.name().toLowerCase(Locale.ROOT);
      if (written.contains(name)) {
        throw new IllegalArgumentException(
            "header " + header.name() + " belongs to the handshake itself: leave it out");
      }
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            "header "
                + header.name()
                + " is given twice: give it once, its values joined by commas");
      }
      checkValue(header);
    }
    return List.copyOf(headers);
  }

  /** Subprotocols are tokens, and each is there once (RFC 6455 §4.1). */
  static List<String> checkedSubprotocols(List<String> subprotocols) {
    for (String subprotocol : subprotocols) {
      if (!Token.isToken(subprotocol)) {
        throw new IllegalArgumentException(
            "a subprotocol must be one word of letters, digits, - or . as in mqtt or v1.chat");
      }
    }
    if (new HashSet<>(subprotocols).size() < subprotocols.size()) {
      throw new IllegalArgumentException(
          "a subprotocol is given twice: give each once, the dearest first");
    }
    return List.copyOf(subprotocols);
  }

  private static void checkValue(Header header) {
    if (header.value().chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7F)) {
      throw new IllegalArgumentException(
          "the value of header "
              + header.name()
              + " has a line break or another control character: take it out");
    }
    if (header.value().chars().anyMatch(c -> c > 0xFF)) {
      throw new IllegalArgumentException(
          "the value of header "
              + header.name()
              + " has a character beyond ISO-8859-1: percent-encode it");
    }
  }
}
