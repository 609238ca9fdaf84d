package dev.wiretwin.bridge.at;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.handshake.Header;
import dev.wiretwin.core.handshake.WsUrl;
import dev.wiretwin.core.transport.TlsTrust;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What a module's own WebSocket can be told of a {@link ClientConfig}, and the commands that tell
 * it. Stateless, any thread. Source: ESP-AT's manual page {@code websocket_at_commands}.
 */
final class AtSocketConfig {
  /** What {@code AT+WSCFG} sets aside for a frame, at the most. */
  static final int MOST_BUFFER = 8_192;

  /** What it sets aside when it is not told. */
  static final int USUAL_BUFFER = 1_024;

  /** What of that is not for the payload. */
  static final int OVERHEAD = 10;

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_SECONDS = 7_200;
  private static final long MOST_CONNECT = TimeUnit.SECONDS.toNanos(180);

  /** The module writes these itself, and would write ours beside them. */
  private static final Set<String> ITS_OWN = Set.of("host", "user-agent");

  private AtSocketConfig() {}

  /**
   * @throws UnsupportedOperationException if the module lacks what is asked for
   */
  static void demand(ClientConfig wanted) {
    if (wanted.deflate().isPresent()) {
      throw lacks("compression");
    }
    if (!wanted.limits().equals(ClientConfig.DEFAULT.limits())) {
      throw lacks("limits of one's own");
    }
    if (wanted.trust() instanceof TlsTrust.Authorities) {
      throw lacks("trust of one's own: load certificates into the module, or trust anything");
    }
    for (Header header : wanted.headers()) {
      if (ITS_OWN.contains(header.name().toLowerCase(Locale.ROOT))) {
        throw lacks("way to replace its " + header.name() + ": leave that header out");
      }
    }
    demand(wanted.timing());
  }

  private static void demand(Timing wanted) {
    boolean known =
        isSeconds(wanted.pingNanos())
            && isSeconds(pong(wanted))
            && wanted.connectNanos() <= MOST_CONNECT
            && wanted.closeNanos() == Timing.NODEMCU.closeNanos();
    if (!known) {
      throw lacks(
          "such periods: it takes up to 180 s for connecting, whole seconds up to 7200 for pings,"
              + " and none for closing");
    }
  }

  private static boolean isSeconds(long nanos) {
    return nanos % SECOND == 0 && nanos >= SECOND && nanos <= MOST_SECONDS * SECOND;
  }

  /** From the first ping that is not answered to the end. */
  private static long pong(Timing timing) {
    return Math.min(Timing.LONGEST, timing.pingNanos() * timing.unansweredPings());
  }

  static UnsupportedOperationException lacks(String what) {
    return new UnsupportedOperationException("a module's own WebSocket has no " + what);
  }

  /** As they are given to the module, one by one. */
  static List<byte[]> headers(ClientConfig config) {
    return config.headers().stream()
        .map(header -> header.name() + ": " + header.value())
        .map(line -> line.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  /**
   * The command that sets a socket's periods and buffer.
   *
   * @param buffer bytes; the usual one goes without saying
   */
  static String settings(int id, ClientConfig config, boolean secure, int buffer) {
    Timing timing = config.timing();
    String periods =
        "AT+WSCFG=" + id + ',' + timing.pingNanos() / SECOND + ',' + pong(timing) / SECOND;
    boolean verified = secure && !(config.trust() instanceof TlsTrust.Anything);
    if (verified) {
      return periods + ',' + buffer + ",2,0,0";
    }
    return buffer == USUAL_BUFFER ? periods : periods + ',' + buffer;
  }

  /** The command that opens a socket. */
  static String opening(int id, WsUrl url, ClientConfig config) {
    String offered = String.join(", ", config.subprotocols());
    return "AT+WSOPEN="
        + id
        + ','
        + AtCommand.quoted(url.toString())
        + ','
        + (offered.isEmpty() ? "" : AtCommand.quoted(offered))
        + ','
        + millis(config);
  }

  private static long millis(ClientConfig config) {
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(config.timing().connectNanos()));
  }
}
