package dev.wiretwin.bridge.at;

/**
 * How a module is used. Immutable.
 *
 * @param baud rate at which it speaks after a start
 * @param fastBaud rate to go to while it is in our hands; the same as {@code baud} to stay
 * @param tls who speaks TLS
 * @param pushed whether it shall push what it receives although it could keep it until it is asked;
 *     without flow control on the line bytes are lost then when somebody is slow
 */
public record AtSettings(int baud, int fastBaud, Tls tls, boolean pushed) {
  /** As modules are shipped. */
  public static final AtSettings DEFAULT = new AtSettings(115_200, 115_200, Tls.HOST, false);

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
    return new AtSettings(baud, fastBaud, other, pushed);
  }

  public AtSettings withBaud(int usual, int fast) {
    return new AtSettings(usual, fast, tls, pushed);
  }

  public AtSettings withPushed(boolean yes) {
    return new AtSettings(baud, fastBaud, tls, yes);
  }
}
