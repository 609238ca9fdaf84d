package dev.wiretwin.core.scenario;

import dev.wiretwin.core.scenario.ScenarioResult.Verdict;
import java.io.IOException;
import java.util.Locale;

/**
 * Why a lab server has no port to listen on, and what that says of the run. A value.
 *
 * @param verdict a port that this user may never have makes the scenario not applicable here; one
 *     that is taken just now, or anything else, leaves it open
 */
record NoPort(Verdict verdict, String sentence) {
  private static final int LAST_PRIVILEGED = 1023;

  static NoPort of(int port, IOException cause) {
    String said = String.valueOf(cause.getMessage());
    if (port > 0
        && port <= LAST_PRIVILEGED
        && said.toLowerCase(Locale.ROOT).contains("permission denied")) {
      return new NoPort(
          Verdict.NOT_APPLICABLE,
          "needs the lab server on port " + port + ", on which this user may not listen");
    }
    return new NoPort(Verdict.INCONCLUSIVE, "the lab server cannot start: " + said);
  }
}
