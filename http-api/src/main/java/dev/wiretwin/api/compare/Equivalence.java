package dev.wiretwin.api.compare;

import dev.wiretwin.core.scenario.Scenario;

/**
 * What may differ between two targets by nature and is set aside: the key of a handshake, the port
 * in Host, masks and how TCP chopped the bytes always, time within a tolerance. A value.
 *
 * @param toleranceMs how far apart in device milliseconds the same event may be seen
 */
public record Equivalence(long toleranceMs) {
  /** What a scenario that does not say otherwise grants, device ms. */
  private static final long USUAL_MS = 500;

  private static final String KEY = "sec-websocket-key";

  /**
   * What the scenario grants, and on top what the less exact of the targets takes in real time: the
   * faster the devices' clocks, the more that counts.
   */
  public static Equivalence of(Scenario scenario, TargetInfo first, TargetInfo second) {
    long real = Math.max(first.kind().blurMs(), second.kind().blurMs());
    return new Equivalence(
        scenario.toleranceMs().orElse(USUAL_MS) + (long) (real / scenario.timeScale()));
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
