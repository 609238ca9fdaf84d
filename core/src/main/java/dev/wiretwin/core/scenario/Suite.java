package dev.wiretwin.core.scenario;

import java.util.List;

/** Scenarios that belong together, in their order. Immutable. */
public record Suite(String name, String title, List<Scenario> scenarios) {
  public Suite {
    scenarios = List.copyOf(scenarios);
  }

  /**
   * How long it takes at most, in real milliseconds: what a person wants to know before the start.
   */
  public long longestMs() {
    return scenarios.stream().mapToLong(one -> (long) (one.runMs() * one.timeScale())).sum();
  }
}
