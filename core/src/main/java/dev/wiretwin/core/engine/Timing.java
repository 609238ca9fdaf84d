package dev.wiretwin.core.engine;

/**
 * How long a connection waits for what. All in nanoseconds of the loop's clock, each from 1 to
 * {@link #LONGEST}.
 *
 * @param connectNanos for TCP, TLS and the opening handshake together
 * @param pingNanos of silence from the peer before a ping is sent, and again before the next
 * @param unansweredPings pings without any byte in return after which, one period later, the peer
 *     counts as gone
 * @param closeNanos for the peer's close frame, and again for the end of TCP
 */
public record Timing(long connectNanos, long pingNanos, int unansweredPings, long closeNanos) {
  /** Ten years: no wait is endless, and adding one to a clock cannot overflow. */
  public static final long LONGEST = 10L * 365 * 24 * 3600 * 1_000_000_000L;

  private static final long SECOND = 1_000_000_000L;

  /**
   * The periods of the NodeMCU module: 10 s, pings after 30 s with two strikes, 5 s ({@code
   * websocketclient.c}).
   */
  public static final Timing NODEMCU = new Timing(10 * SECOND, 30 * SECOND, 2, 5 * SECOND);

  public Timing {
    require("connectNanos", connectNanos, LONGEST);
    require("pingNanos", pingNanos, LONGEST);
    require("unansweredPings", unansweredPings, Integer.MAX_VALUE);
    require("closeNanos", closeNanos, LONGEST);
  }

  private static void require(String name, long value, long most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " must be 1 to " + most + ", not " + value);
    }
  }

  /**
   * The same proportions on a faster or slower clock: 0.05 is twenty times faster, as the recorded
   * vectors mean it.
   */
  public Timing scaled(double factor) {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("factor must be above 0, not " + factor);
    }
    return new Timing(
        scale(connectNanos, factor),
        scale(pingNanos, factor),
        unansweredPings,
        scale(closeNanos, factor));
  }

  private static long scale(long nanos, double factor) {
    return (long) Math.max(1, Math.min(LONGEST, nanos * factor));
  }
}
