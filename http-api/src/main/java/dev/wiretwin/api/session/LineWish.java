package dev.wiretwin.api.session;

import dev.wiretwin.bridge.at.AtSettings;
import dev.wiretwin.bridge.lua.AgentSettings;
import java.util.OptionalInt;

/**
 * How a board's line shall be used while somebody has the board. A value.
 *
 * @param fastBaud rate that it is raised to, bits per second, and brought back from afterwards;
 *     empty to stay at the board's own
 * @param flowControl whether RTS and CTS hold up who sends too fast; only where they are wired
 */
public record LineWish(OptionalInt fastBaud, boolean flowControl) {
  /** The board's own rate, and no more wires than two. */
  public static final LineWish USUAL = new LineWish(OptionalInt.empty(), false);

  /** Lowest and highest rate that may be asked for, bits per second. */
  static final int LEAST_BAUD = 9_600;

  static final int MOST_BAUD = 5_000_000;

  LineWish at(int baud) {
    return new LineWish(OptionalInt.of(baud), flowControl);
  }

  LineWish withFlowControl() {
    return new LineWish(fastBaud, true);
  }

  /**
   * How a module with AT firmware is taken in hand.
   *
   * @param own rate of the module, bits per second
   */
  public AtSettings ofModule(int own) {
    return AtSettings.DEFAULT.withBaud(own, fastBaud.orElse(own)).withFlowControl(flowControl);
  }

  /**
   * How the agent on a board with Lua firmware is; it has no flow control.
   *
   * @param own rate of the board's console, bits per second
   */
  public AgentSettings ofAgent(int own) {
    AgentSettings usual = AgentSettings.DEFAULT.withBaud(own);
    return fastBaud.isPresent() ? usual.withFastBaud(fastBaud.getAsInt()) : usual;
  }

  /** For sentences: {@code at 921600 baud with RTS and CTS}, {@code at its own rate}. */
  public String words() {
    String rate = fastBaud.isPresent() ? "at " + fastBaud.getAsInt() + " baud" : "at its own rate";
    return flowControl ? rate + " with RTS and CTS" : rate;
  }
}
