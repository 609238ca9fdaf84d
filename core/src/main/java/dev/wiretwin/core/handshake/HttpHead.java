package dev.wiretwin.core.handshake;

import java.util.List;
import java.util.Optional;

/**
 * Everything of an HTTP message that comes before its body, for asking questions about it.
 * Immutable. RFC 9110 §5, RFC 9112 §2.
 *
 * @param startLine the request line or status line, as it was written
 * @param headers all header lines in their order, repeated ones too
 */
public record HttpHead(String startLine, List<Header> headers) {
  public HttpHead {
    headers = List.copyOf(headers);
  }

  /** The value of the first line of this name. */
  public Optional<String> first(String name) {
    return headers.stream().filter(h -> h.isNamed(name)).map(Header::value).findFirst();
  }

  /** The values of all lines of this name. */
  public List<String> all(String name) {
    return headers.stream().filter(h -> h.isNamed(name)).map(Header::value).toList();
  }

  /**
   * The elements of the lists on all lines of this name, without blanks around them and without
   * empty ones (RFC 9110 §5.6.1).
   */
  public List<String> elements(String name) {
    return all(name).stream().flatMap(value -> elementsOf(value).stream()).toList();
  }

  /** Whether the lists on the lines of this name hold this token, in whatever case. */
  public boolean hasToken(String name, String token) {
    return elements(name).stream().anyMatch(token::equalsIgnoreCase);
  }

  /** The head as it goes over the wire, the blank line included. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(startLine).append("\r\n");
    for (Header header : headers) {
      text.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    return text.append("\r\n").toString();
  }

  static List<String> elementsOf(String value) {
    return List.of(value.split(",")).stream()
        .map(HttpHead::trim)
        .filter(e -> !e.isEmpty())
        .toList();
  }

  /** Takes off blanks and tabs only: String.strip knows many more, which are content here. */
  static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
