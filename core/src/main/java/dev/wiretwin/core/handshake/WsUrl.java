package dev.wiretwin.core.handshake;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A WebSocket address, taken apart for those who resolve, connect and ask. Immutable. RFC 6455 §3.
 *
 * @param host a name or an address; an IPv6 address stands here without its brackets
 * @param resource path and query as they go into the request line, at least {@code /}; the fragment
 *     never leaves home
 */
public record WsUrl(boolean secure, String host, int port, String resource) implements UrlResult {
  private static final int MOST_HOST_CHARACTERS = 256;
  private static final int MOST_PORT = 65535;

  public WsUrl {
    boolean isHost = HostSyntax.isName(host) || HostSyntax.isIpv6(host);
    if (!isHost || host.length() > MOST_HOST_CHARACTERS) {
      throw new IllegalArgumentException("not a host; WsUrl.parse tells why");
    }
    if (port < 1 || port > MOST_PORT) {
      throw new IllegalArgumentException("port must be 1 to 65535, not " + port);
    }
    if (!resource.startsWith("/") || !ResourceText.isEncoded(resource)) {
      throw new IllegalArgumentException(
          "resource must start with / and be percent-encoded, as WsUrl.parse does it");
    }
  }

  /** Reads what somebody typed. Never throws, whatever it is; only null is refused. */
  public static UrlResult parse(String url) {
    boolean secure = url.regionMatches(true, 0, "wss://", 0, 6);
    if (!secure && !url.regionMatches(true, 0, "ws://", 0, 5)) {
      return new UrlFault(UrlFault.Kind.NO_PROTOCOL, "the URL must start with ws:// or wss://");
    }
    int start = secure ? 6 : 5;
    int end = endOfAuthority(url, start);
    String authority = url.substring(start, end);
    boolean bracketed = authority.startsWith("[");
    int hostEnd = authority.indexOf(bracketed ? ']' : ':');
    if (hostEnd < 0) {
      hostEnd = authority.length();
    }
    String host = authority.substring(bracketed ? 1 : 0, hostEnd);
    String behind =
        authority.substring(Math.min(authority.length(), hostEnd + (bracketed ? 1 : 0)));
    Optional<UrlFault> fault = hostFault(authority, host, bracketed, behind);
    if (fault.isPresent()) {
      return fault.get();
    }
    OptionalInt port =
        behind.isEmpty() ? OptionalInt.of(defaultPort(secure)) : port(behind.substring(1));
    if (port.isEmpty()) {
      return new UrlFault(UrlFault.Kind.BAD_PORT, "the port must be a number from 1 to 65535");
    }
    return new WsUrl(secure, host, port.getAsInt(), resource(url.substring(end)));
  }

  /**
   * What goes into the Host header: the port only where it is not the scheme's own (RFC 6455 §4.1).
   */
  public String authority() {
    String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return port == defaultPort(secure) ? name : name + ":" + port;
  }

  /** The URL in full, as {@link #parse} would read it again. */
  @Override
  public String toString() {
    return (secure ? "wss://" : "ws://") + authority() + resource;
  }

  private static int endOfAuthority(String url, int start) {
    int at = start;
    while (at < url.length() && "/?#".indexOf(url.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static Optional<UrlFault> hostFault(
      String authority, String host, boolean bracketed, String behind) {
    if (authority.indexOf('@') >= 0) {
      return noHost("user info before @ is not supported: put an Authorization header in config");
    }
    if (host.isEmpty()) {
      return noHost("the URL has no host");
    }
    if (host.length() > MOST_HOST_CHARACTERS) {
      return Optional.of(
          new UrlFault(UrlFault.Kind.HOST_TOO_LONG, "the host has more than 256 characters"));
    }
    if (bracketed) {
      boolean closed = authority.indexOf(']') >= 0;
      boolean ends = behind.isEmpty() || behind.startsWith(":");
      return closed && ends && HostSyntax.isIpv6(host)
          ? Optional.empty()
          : noHost(
              "what starts with [ must be an IPv6 address and end with ], as in [::1] or [::1]:8080");
    }
    return HostSyntax.isName(host)
        ? Optional.empty()
        : noHost(
            "the host has a character that no host name has; write international names as xn--…");
  }

  private static Optional<UrlFault> noHost(String sentence) {
    return Optional.of(new UrlFault(UrlFault.Kind.NO_HOST, sentence));
  }

  /** Digits and nothing else; leading zeros are digits (RFC 3986 §3.2.3). */
  private static OptionalInt port(String digits) {
    int port = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return OptionalInt.empty();
      }
      port = Math.min(MOST_PORT + 1, port * 10 + c - '0');
    }
    return port >= 1 && port <= MOST_PORT ? OptionalInt.of(port) : OptionalInt.empty();
  }

  private static String resource(String behindAuthority) {
    int fragment = behindAuthority.indexOf('#');
    String wanted = fragment < 0 ? behindAuthority : behindAuthority.substring(0, fragment);
    return ResourceText.encode(wanted.startsWith("/") ? wanted : "/" + wanted);
  }

  private static int defaultPort(boolean secure) {
    return secure ? 443 : 80;
  }
}
