package dev.wiretwin.api.compare;

/**
 * What may differ between two targets by nature and is set aside: the key of a handshake, the port
 * in Host, masks and how TCP chopped the bytes always, time within a tolerance. A value.
 *
 * @param toleranceMs how far apart in device milliseconds the same event may be seen
 */
public record Equivalence(long toleranceMs) {
  private static final long LEAST_MS = 500;

  /** What a busy machine may well delay an event by, real ms. */
  private static final long MACHINE_MS = 300;

  private static final String KEY = "sec-websocket-key";

  /** For runs at a pace: the faster the devices' clocks, the more the machine's delays count. */
  public static Equivalence at(double timeScale) {
    return new Equivalence(Math.max(LEAST_MS, (long) (MACHINE_MS / timeScale)));
  }

  boolean sameTime(long firstNanos, long secondNanos) {
    return Math.abs(firstNanos - secondNanos) <= toleranceMs * 1_000_000;
  }

  /**
   * @param name in lower case
   */
  String header(String name, String value) {
    if (name.equals(KEY)) {
      return "{key}";
    }
    return name.equals("host") ? value.replaceFirst(":[0-9]+$", ":{port}") : value;
  }
}
