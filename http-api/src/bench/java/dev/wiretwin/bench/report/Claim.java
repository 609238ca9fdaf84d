package dev.wiretwin.bench.report;

import java.util.Optional;

/**
 * One row of the outcome: something we say about ourselves, what was measured, and the bar.
 *
 * @param measured empty when a contender it needs did not run
 */
public record Claim(String section, String what, Optional<Spread> measured, Bar bar) {
  public String verdict() {
    return measured
        .map(spread -> bar.verdict(spread.median()))
        .orElse(bar.sense() == Bar.Sense.NONE ? "" : "not measured");
  }
}
