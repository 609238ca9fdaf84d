package dev.wiretwin.core.scenario;

/**
 * How long a run may go on after the time that its scenario watches the clients for. Immutable.
 *
 * @param overtimeMs device milliseconds granted to clients that are neither open nor closed then.
 *     No step is taken any more, but what they still say counts: a client waits for the server to
 *     end TCP first (RFC 6455 §7.1.1), which outlasts many a short scenario
 * @param graceMs real milliseconds more, after which a run is given up that has not ended by itself
 */
public record RunLimits(long overtimeMs, long graceMs) {
  /** Enough for the 10 s of a connect and the 5 s of a close, and 10 s for the machine. */
  public static final RunLimits DEFAULT = new RunLimits(16_000, 10_000);

  private static final long LONGEST = 3_600_000;

  public RunLimits {
    require("overtimeMs", overtimeMs);
    require("graceMs", graceMs);
  }

  private static void require(String name, long ms) {
    if (ms < 0 || ms > LONGEST) {
      throw new IllegalArgumentException(name + " must be 0 to " + LONGEST + ", not " + ms);
    }
  }
}
