package dev.wiretwin.bridge.virtual.at.websocket;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to connect to, as a command names it. A value.
 *
 * @param path with its query, at least {@code /}
 * @param text as it was given
 */
public record WsAddress(boolean secure, String host, int port, String path, String text) {
  private static final int SECURE_PORT = 443;
  private static final int PLAIN_PORT = 80;
  private static final int MOST_PORT = 65_535;
  private static final Pattern FORM =
      Pattern.compile("(?i)(wss?)://([^/:?#]+)(?::(\\d{1,5}))?([/?][^#]*)?(?:#.*)?");

  /** Empty if it is no address of a WebSocket. */
  public static Optional<WsAddress> parse(String text) {
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    boolean secure = found.group(1).length() > 2;
    int usual = secure ? SECURE_PORT : PLAIN_PORT;
    int port = found.group(3) == null ? usual : Integer.parseInt(found.group(3));
    String path = found.group(4) == null ? "/" : found.group(4);
    return port < 1 || port > MOST_PORT
        ? Optional.empty()
        : Optional.of(
            new WsAddress(
                secure, found.group(2), port, path.startsWith("/") ? path : "/" + path, text));
  }
}
