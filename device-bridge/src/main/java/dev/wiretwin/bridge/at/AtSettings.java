package dev.wiretwin.bridge.at;

/**
 * How a module is used. Immutable.
 *
 * @param baud rate at which it speaks after a start
 * @param fastBaud rate to go to while it is in our hands; the same as {@code baud} to stay
 * @param tls who speaks TLS
 * @param pushed whether it shall push what it receives although it could keep it until it is asked;
 *     without flow control on the line bytes are lost then when somebody is slow
 * @param flowControl whether RTS and CTS are wired between module and adapter, and shall hold up
 *     who sends too fast; never where RTS is the module's reset, as on boards for NodeMCU
 */
public record AtSettings(int baud, int fastBaud, Tls tls, boolean pushed, boolean flowControl) {
  /** As modules are shipped. */
  public static final AtSettings DEFAULT = new AtSettings(115_200, 115_200, Tls.HOST, false, false);

  /** Who speaks TLS. */
  public enum Tls {
    /**
     * This machine, over the module's plain TCP: as many links as there are, all trust settings.
     */
    HOST,
    /** The module: it trusts what was loaded into it, and has memory for one link or a few. */
    BOARD
  }

  public AtSettings withTls(Tls other) {
    return new AtSettings(baud, fastBaud, other, pushed, flowControl);
  }

  public AtSettings withBaud(int usual, int fast) {
    return new AtSettings(usual, fast, tls, pushed, flowControl);
  }

  public AtSettings withPushed(boolean yes) {
    return new AtSettings(baud, fastBaud, tls, yes, flowControl);
  }

  public AtSettings withFlowControl(boolean yes) {
    return new AtSettings(baud, fastBaud, tls, pushed, yes);
  }
}
