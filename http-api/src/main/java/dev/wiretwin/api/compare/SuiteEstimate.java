package dev.wiretwin.api.compare;

import dev.wiretwin.core.scenario.Scenario;
import java.util.List;

/**
 * How long scenarios take on given targets, one after the other: what a person wants to know before
 * the start. In real milliseconds; without second looks at what is new. A value.
 *
 * @param usualMs about what it takes on a machine that has little else to do
 * @param longestMs what it takes if every scenario is watched to its end
 */
public record SuiteEstimate(long usualMs, long longestMs) {
  /** How long our client waits for the server to end TCP, device ms; most scenarios do without. */
  private static final long CLOSING_MS = 5_000;

  private static final long USUAL_CLOSING_MS = 800;

  /** A board is started anew and given the program for each scenario, real ms. */
  private static final long VIRTUAL_START_MS = 500;

  private static final long LONGEST_VIRTUAL_START_MS = 2_000;
  private static final long REAL_START_MS = 2_500;
  private static final long LONGEST_REAL_START_MS = 5_000;

  /**
   * A target, as far as it matters here.
   *
   * @param scalesTime whether it runs at the pace a scenario asks for; a real board never does
   */
  public record Runner(TargetInfo.Kind kind, boolean scalesTime) {
    private double pace(Scenario scenario) {
      return scalesTime ? scenario.timeScale() : 1;
    }
  }

  /**
   * @param repeat how often each is tried, 1 or more
   */
  public static SuiteEstimate of(List<Scenario> scenarios, List<Runner> targets, int repeat) {
    double usual = 0;
    double longest = 0;
    for (Scenario one : scenarios) {
      for (Runner target : targets) {
        usual += one.runMs() * target.pace(one);
        longest += one.runMs() * target.pace(one);
        if (target.kind() == TargetInfo.Kind.JVM) {
          usual += USUAL_CLOSING_MS * target.pace(one);
          longest += CLOSING_MS * target.pace(one);
        } else {
          usual += target.scalesTime() ? VIRTUAL_START_MS : REAL_START_MS;
          longest += target.scalesTime() ? LONGEST_VIRTUAL_START_MS : LONGEST_REAL_START_MS;
        }
      }
    }
    return new SuiteEstimate(Math.round(usual * repeat), Math.round(longest * repeat));
  }
}
