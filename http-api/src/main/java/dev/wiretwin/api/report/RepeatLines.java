package dev.wiretwin.api.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What to type to have one scenario of a run compared again by a running service: the same scenario
 * on the same targets, at the same pace. Immutable.
 */
final class RepeatLines {
  private static final String SERVICE = "http://127.0.0.1:8080";
  private static final double MARGIN_MS = 20_000;

  /** No request waits longer. */
  private static final int LONGEST_S = 60;

  private final ReportDocument.Run run;
  private final ScenarioReport scenario;

  RepeatLines(ReportDocument.Run run, ScenarioReport scenario) {
    this.run = run;
    this.scenario = scenario;
  }

  /** Whether it can be asked for by its name; it cannot where it came with the request. */
  boolean isPossible() {
    return run.options().suite() != null;
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
    String suite = run.options().suite();
    return suite.isEmpty() ? scenario.name() : suite + "/" + scenario.name();
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
        "import requests",
        "",
        "URL = \"" + SERVICE + "/api/v1/comparisons\"",
        "",
        "",
        "def test_" + function() + "():",
        "    wanted = " + body(),
        "    answer = requests.post(URL, params={\"wait\": \""
            + waitSeconds()
            + "s\"}, json=wanted)",
        "    answer.raise_for_status()",
        "    run = answer.json()",
        "    while run[\"state\"] in (\"queued\", \"running\"):",
        "        run = requests.get(f\"{URL}/{run['id']}\", params={\"wait\": \"60s\"}).json()",
        "    assert run[\"exitCode\"] == 0, run");
  }

  private String function() {
    String name = scenario.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return name.replaceAll("^_+|_+$", "");
  }
}
