package dev.wiretwin.bridge.serial.ports;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * What a user may call a line. Immutable, any thread.
 *
 * @param text the word of the user: a path or a name of a local port; or the host of a remote one
 * @param port of a remote one
 */
record LineAddress(Kind kind, String text, int port) {
  /** Who knows how to open it. */
  enum Kind {
    LOCAL,
    TCP,
    RFC2217
  }

  private static final String EXAMPLES =
      "try /dev/ttyUSB0, a stable name such as usb-1-1.2, tcp://bench.local:3333 or"
          + " rfc2217://bench.local:2217";
  private static final int LONGEST = 4096;
  private static final int HIGHEST_PORT = 65535;

  /**
   * @throws IllegalArgumentException if it is no address; says why, with examples
   */
  static LineAddress of(String address) {
    String text = address.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw wrong("a line has an address of 1 to " + LONGEST + " characters");
    }
    int scheme = text.indexOf("://");
    if (scheme < 0) {
      return new LineAddress(Kind.LOCAL, text, 0);
    }
    return switch (text.substring(0, scheme).toLowerCase(Locale.ROOT)) {
      case "tcp" -> remote(Kind.TCP, text);
      case "rfc2217" -> remote(Kind.RFC2217, text);
      default -> throw wrong(text + " is no address of a line that can be opened");
    };
  }

  private static LineAddress remote(Kind kind, String text) {
    try {
      URI uri = new URI(text);
      boolean more =
          uri.getUserInfo() != null
              || uri.getQuery() != null
              || uri.getFragment() != null
              || !(uri.getPath().isEmpty() || uri.getPath().equals("/"));
      if (uri.getHost() == null || uri.getPort() < 1 || uri.getPort() > HIGHEST_PORT || more) {
        throw wrong(text + " must be a host and a port, and nothing more");
      }
      return new LineAddress(kind, bare(uri.getHost()), uri.getPort());
    } catch (URISyntaxException torn) {
      throw wrong(text + " cannot be read as an address");
    }
  }

  /** An IPv6 address without its brackets. */
  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException(why + ": " + EXAMPLES);
  }
}
