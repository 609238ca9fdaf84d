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
 */
public record AgentSettings(int baud, OptionalInt fastBaud, int window, Pacing pacing) {
  /** What NodeMCU's firmware starts with, six frames, and sends as the script asks for them. */
  public static final AgentSettings DEFAULT =
      new AgentSettings(115_200, OptionalInt.empty(), 6, Pacing.NONE);

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
    return new AgentSettings(console, fastBaud, window, pacing);
  }

  public AgentSettings withFastBaud(int link) {
    return new AgentSettings(baud, OptionalInt.of(link), window, pacing);
  }

  public AgentSettings withPacing(Pacing other) {
    return new AgentSettings(baud, fastBaud, window, other);
  }

  /** The rate while the link is up. */
  int linkBaud() {
    return fastBaud.orElse(baud);
  }
}
