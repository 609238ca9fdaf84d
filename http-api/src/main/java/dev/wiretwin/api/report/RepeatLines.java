package dev.wiretwin.api.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What to type to have one scenario of a run compared again by a running service: the same scenario
 * on the same targets, at the same pace. Immutable.
 */
final class RepeatLines {
  private static final String SERVICE = "http://127.0.0.1:8080";
  private static final double MARGIN_MS = 20_000;
  private static final int LONGEST_S = 600;

  private final ReportDocument.Run run;
  private final ScenarioReport scenario;

  RepeatLines(ReportDocument.Run run, ScenarioReport scenario) {
    this.run = run;
    this.scenario = scenario;
  }

  /** The body of {@code POST /api/v1/comparisons}. */
  String body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("scenario", path());
    body.put("targets", run.targets().stream().map(ReportDocument.TargetName::name).toList());
    if (run.options().timeScale() != null) {
      body.put("timeScale", run.options().timeScale());
    }
    return new String(ReportJson.write(body), java.nio.charset.StandardCharsets.UTF_8);
  }

  private String path() {
    return run.suite().equals(scenario.name())
        ? scenario.name()
        : run.suite() + "/" + scenario.name();
  }

  /** For how long it may well take, whole seconds. */
  private int waitSeconds() {
    double real = MARGIN_MS + scenario.runMs() * scenario.timeScale() * run.targets().size();
    return (int) Math.min(LONGEST_S, Math.ceil(real / 1e3));
  }

  /** For a POSIX shell; nothing in it is expanded by one. */
  String curl() {
    return "curl -sf '"
        + SERVICE
        + "/api/v1/comparisons?wait="
        + waitSeconds()
        + "s' \\\n  -H 'Content-Type: application/json' \\\n  -d '"
        + body().replace("'", "'\\''")
        + "'";
  }

  /** A test of its own. JSON's texts, lists and numbers are Python's, too. */
  String pytest() {
    return String.join(
        "\n",
        List.of(
            "import requests",
            "",
            "",
            "def test_" + function() + "():",
            "    answer = requests.post(",
            "        \"" + SERVICE + "/api/v1/comparisons\",",
            "        params={\"wait\": \"" + waitSeconds() + "s\"},",
            "        json=" + body() + ",",
            "    )",
            "    answer.raise_for_status()",
            "    assert answer.json()[\"exitCode\"] == 0"));
  }

  private String function() {
    String name = scenario.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return name.replaceAll("^_+|_+$", "");
  }
}
