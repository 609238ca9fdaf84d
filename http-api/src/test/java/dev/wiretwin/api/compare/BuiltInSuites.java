package dev.wiretwin.api.compare;

import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.Suites;
import java.util.List;
import java.util.stream.Stream;

/** The built-in suites, at the paces at which tests play them. */
final class BuiltInSuites {
  /** Fast, but not so fast that a busy machine is seen. */
  private static final double PACE = 0.5;

  /** For 90 s of health checks. */
  private static final double FAST = 0.25;

  private static final long LONG_MS = 60_000;

  private BuiltInSuites() {}

  /** At twice the recording's pace where that is faster than time: the machine may be busy. */
  static List<Scenario> unhurried(String suite) {
    return suite(suite)
        .map(one -> one.timeScale() < 1 ? one.withTimeScale(2 * one.timeScale()) : one)
        .toList();
  }

  /** Those that are written for real time, faster. */
  static List<Scenario> brisk(String... suites) {
    return Stream.of(suites)
        .flatMap(BuiltInSuites::suite)
        .map(one -> one.withTimeScale(one.runMs() > LONG_MS ? FAST : PACE))
        .toList();
  }

  private static Stream<Scenario> suite(String name) {
    return Suites.find(name).orElseThrow().scenarios().stream();
  }
}
