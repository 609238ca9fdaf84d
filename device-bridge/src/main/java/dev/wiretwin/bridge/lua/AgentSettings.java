package dev.wiretwin.bridge.lua;

import java.util.OptionalInt;

/**
 * How a board is served.
 *
 * @param baud rate of its console
 * @param fastBaud rate that the link is raised to, if any; a board that starts anew is back at
 *     {@code baud}
 * @param window most frames under way to the board, 1 to 16
 * @param pacing how sends follow each other
 * @param idleMillis of the board's own: when it has heard nothing for so long, the agent gives the
 *     board back to its console
 */
public record AgentSettings(
    int baud, OptionalInt fastBaud, int window, Pacing pacing, long idleMillis) {
  private static final long USUAL_IDLE_MS = 30_000;

  /** The board counts microseconds in 31 bits. */
  private static final long LONGEST_IDLE_MS = 2_000_000;

  /** What NodeMCU's firmware starts with, six frames, and sends as the script asks for them. */
  public static final AgentSettings DEFAULT =
      new AgentSettings(115_200, OptionalInt.empty(), 6, Pacing.NONE, USUAL_IDLE_MS);

  /** How sends of one client follow each other. */
  public record Pacing(long gapMillis) {
    /**
     * As they are asked for: the firmware loses a message that is sent before the one before has
     * been acknowledged by TCP, and a comparison is to show that.
     */
    public static final Pacing NONE = new Pacing(0);

    /**
     * So long after the firmware has taken the one before; longer than servers put their
     * acknowledgements off.
     */
    public static final Pacing SAFE = new Pacing(60);

    public Pacing {
      if (gapMillis < 0 || gapMillis > 60_000) {
        throw new IllegalArgumentException("a gap is 0 to 60000 ms, not " + gapMillis);
      }
    }

    boolean isSafe() {
      return gapMillis > 0;
    }
  }

  public AgentSettings withBaud(int console) {
    return new AgentSettings(console, fastBaud, window, pacing, idleMillis);
  }

  public AgentSettings withFastBaud(int link) {
    return new AgentSettings(baud, OptionalInt.of(link), window, pacing, idleMillis);
  }

  public AgentSettings withPacing(Pacing other) {
    return new AgentSettings(baud, fastBaud, window, other, idleMillis);
  }

  /**
   * For a board whose clock does not keep real time: our beats do, and must not be too rare for it.
   *
   * @param realPerDevice real milliseconds per millisecond of the board
   */
  public AgentSettings withTimeScale(double realPerDevice) {
    long idle = Math.min(LONGEST_IDLE_MS, Math.round(USUAL_IDLE_MS / realPerDevice));
    return new AgentSettings(baud, fastBaud, window, pacing, idle);
  }

  /** The rate while the link is up. */
  int linkBaud() {
    return fastBaud.orElse(baud);
  }
}
