package dev.wiretwin.bridge.virtual.websocket;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a URL apart as the manual promises, with its codes for what is wrong. No state. */
final class DocumentedUrl {
  private static final Pattern SHAPE =
      Pattern.compile("(?is)(wss?)://([^/?#:]*)(?::([^/?#]*))?([/?][^#]*)?(?:#.*)?");
  private static final int LONGEST_HOST = 256;
  private static final int MOST_PORT = 65535;

  private DocumentedUrl() {}

  /** What a URL says. */
  record Target(boolean secure, String host, int port, String path) {}

  /** Answers with a {@link Target}, or the code of the failure, -1 to -4. */
  static Object parse(String url) {
    Matcher match = SHAPE.matcher(url);
    if (!match.matches()) {
      return -1;
    }
    String host = match.group(2);
    if (host.length() > LONGEST_HOST) {
      return -2;
    }
    boolean secure = match.group(1).length() == 3;
    int port = secure ? 443 : 80;
    if (match.group(3) != null) {
      port = match.group(3).matches("[0-9]{1,5}") ? Integer.parseInt(match.group(3)) : 0;
      if (port == 0 || port > MOST_PORT) {
        return -3;
      }
    }
    if (host.isEmpty()) {
      return -4;
    }
    String path = match.group(4) == null ? "/" : match.group(4);
    return new Target(secure, host, port, path.startsWith("?") ? "/" + path : path);
  }
}
