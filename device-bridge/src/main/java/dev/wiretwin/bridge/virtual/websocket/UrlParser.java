package dev.wiretwin.bridge.virtual.websocket;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes a URL apart as the firmware does, oddities included: the length is checked only when there
 * is a path, the port is whatever {@code atoi} makes of the text behind the first colon. Source:
 * {@code ws_connect}. No state.
 */
final class UrlParser {
  /** {@code char hostname[256]}, on the stack. */
  private static final int HOSTNAME_SIZE = 256;

  private static final int MOST_PORT = 65535;
  private static final int PORT_SECURE = 443;
  private static final int PORT_INSECURE = 80;
  private static final int ABSENT = -1;

  private UrlParser() {}

  /** What a URL says. */
  sealed interface Parsed {}

  /** Where to connect to; strings end before their NUL. */
  record Target(boolean secure, byte[] host, int port, byte[] path) implements Parsed {}

  /** Why not: -1 to -4. */
  record Refused(int code) implements Parsed {}

  /**
   * @param url a C string, without its NUL
   */
  static Parsed parse(byte[] url) {
    boolean secure = startsWith(url, "wss://");
    if (!secure && !startsWith(url, "ws://")) {
      return new Refused(-1);
    }
    byte[] rest = Arrays.copyOfRange(url, secure ? 6 : 5, url.length);
    int slash = indexOf(rest, '/');
    if (slash >= HOSTNAME_SIZE) {
      return new Refused(-2);
    }
    if (slash == ABSENT && rest.length >= HOSTNAME_SIZE) {
      throw UndefinedBehaviour.written("ws_connect passes the end of its hostname buffer");
    }
    byte[] host = slash == ABSENT ? rest : Arrays.copyOf(rest, slash);
    byte[] path = slash == ABSENT ? new byte[] {'/'} : Arrays.copyOfRange(rest, slash, rest.length);
    int port = secure ? PORT_SECURE : PORT_INSECURE;
    int colon = indexOf(host, ':');
    if (colon != ABSENT) {
      port = atoi(host, colon + 1);
      if (port <= 0 || port > MOST_PORT) {
        return new Refused(-3);
      }
      host = Arrays.copyOf(host, colon);
    }
    return host.length == 0 ? new Refused(-4) : new Target(secure, host, port, path);
  }

  private static boolean startsWith(byte[] url, String scheme) {
    return url.length >= scheme.length()
        && new String(url, 0, scheme.length(), StandardCharsets.ISO_8859_1)
            .equalsIgnoreCase(scheme);
  }

  private static int indexOf(byte[] text, char wanted) {
    for (int i = 0; i < text.length; i++) {
      if (text[i] == wanted) {
        return i;
      }
    }
    return ABSENT;
  }

  /** {@code atoi}: blanks, a sign, digits; what follows does not matter. Stays within 32 bits. */
  static int atoi(byte[] text, int from) {
    int at = from;
    while (at < text.length && (text[at] == ' ' || text[at] >= '\t' && text[at] <= '\r')) {
      at++;
    }
    boolean negative = at < text.length && text[at] == '-';
    if (negative || at < text.length && text[at] == '+') {
      at++;
    }
    long value = 0;
    while (at < text.length && text[at] >= '0' && text[at] <= '9') {
      value = Math.min(value * 10 + text[at] - '0', Integer.MAX_VALUE);
      at++;
    }
    return (int) (negative ? -value : value);
  }
}
