package dev.wiretwin.api.run;

import java.util.Map;

/**
 * Says in a few words what the NodeMCU {@code websocket} module's documentation means by a close
 * status and, in brackets, which part of that meaning the JVM client gives it. Stateless, any
 * thread.
 */
public final class DocumentedStatus {
  private static final Map<Integer, String> MEANINGS =
      Map.ofEntries(
          Map.entry(0, "closed by the user, or gracefully"),
          Map.entry(-1, "URL: no protocol"),
          Map.entry(-2, "URL: host too long"),
          Map.entry(-3, "URL: bad port"),
          Map.entry(-4, "URL: no host"),
          Map.entry(-5, "DNS lookup failed"),
          Map.entry(-6, "server requested termination"),
          Map.entry(-7, "invalid handshake response"),
          Map.entry(-15, "FIN bit protocol violated"),
          Map.entry(-16, "no memory to send (a limit)"),
          Map.entry(-17, "server is not switching protocols"),
          Map.entry(-18, "connect timeout"),
          Map.entry(-19, "no answer to health checks"),
          Map.entry(-990, "something bad (the board started anew)"),
          Map.entry(-991, "something bad (the line to the board is gone)"),
          Map.entry(-992, "something bad (the board does not answer)"),
          Map.entry(-993, "something bad (the board's firmware refused)"));

  private DocumentedStatus() {}

  public static String meaningOf(int status) {
    if (MEANINGS.containsKey(status)) {
      return MEANINGS.get(status);
    } else if (status <= -8 && status >= -14) {
      return "no memory to receive (a limit)";
    } else if (status <= -900 && status >= -999) {
      return "something bad (RFC 6455 broken)";
    } else if (status <= -99 && status >= -999) {
      return "something bad (TCP or TLS)";
    }
    return "not documented";
  }
}
