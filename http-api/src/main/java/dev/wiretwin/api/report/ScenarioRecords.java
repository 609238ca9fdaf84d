package dev.wiretwin.api.report;

import dev.wiretwin.api.catalogue.CatalogueEntry;
import dev.wiretwin.api.compare.Attempt;
import dev.wiretwin.api.compare.Compared;
import dev.wiretwin.api.compare.Finding;
import dev.wiretwin.core.scenario.Expectation;
import dev.wiretwin.core.scenario.Recorded;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Turns what came of one scenario into the records of a report. Stateless, any thread. */
final class ScenarioRecords {
  private ScenarioRecords() {}

  static ScenarioReport of(Compared compared) {
    Scenario scenario = compared.scenario();
    return new ScenarioReport(
        scenario.name(),
        scenario.title(),
        compared.verdict(),
        compared.isFlaky(),
        scenario.timeScale(),
        scenario.runMs(),
        documented(scenario),
        scenario.recorded().map(ScenarioRecords::recorded).orElse(null),
        known(compared),
        compared.attempts().indexOf(compared.deciding()),
        compared.attempts().stream().map(one -> attempt(compared, one)).toList());
  }

  private static List<Integer> documented(Scenario scenario) {
    List<Integer> statuses =
        scenario.expect().stream()
            .filter(one -> !one.never() && one.status().isPresent())
            .map((Expectation one) -> one.status().getAsInt())
            .toList();
    return statuses.isEmpty() ? null : statuses;
  }

  private static ScenarioReport.Recorded recorded(Recorded recorded) {
    List<?> events = recorded.observed().get("events") instanceof List<?> list ? list : List.of();
    List<Integer> closes =
        events.stream()
            .filter(Map.class::isInstance)
            .map(one -> ((Map<?, ?>) one))
            .filter(one -> "close".equals(one.get("ev")))
            .map(one -> one.get("code"))
            .filter(Number.class::isInstance)
            .map(code -> ((Number) code).intValue())
            .toList();
    return new ScenarioReport.Recorded(recorded.status(), closes);
  }

  private static List<ScenarioReport.Known> known(Compared compared) {
    Map<String, ScenarioReport.Known> known = new LinkedHashMap<>();
    compared.attempts().stream()
        .flatMap(one -> one.findings().stream())
        .flatMap(one -> one.known().stream())
        .forEach(entry -> known.putIfAbsent(entry.id(), known(entry)));
    return List.copyOf(known.values());
  }

  private static ScenarioReport.Known known(CatalogueEntry entry) {
    return new ScenarioReport.Known(
        entry.id(), entry.words(), entry.advice(), entry.evidence().all());
  }

  private static ScenarioReport.Tried attempt(Compared compared, Attempt attempt) {
    return new ScenarioReport.Tried(
        attempt.verdict(),
        attempt.sentences(),
        attempt.findings().stream().map(one -> difference(compared, one)).toList(),
        IntStream.range(0, attempt.runs().size())
            .mapToObj(i -> target(compared.targets().get(i).name(), attempt.runs().get(i)))
            .toList());
  }

  private static ScenarioReport.Difference difference(Compared compared, Finding one) {
    return new ScenarioReport.Difference(
        compared.targets().get(one.target()).name(),
        one.divergence().field(),
        one.divergence().where(),
        one.divergence().first(),
        one.divergence().second(),
        one.known().map(CatalogueEntry::id).orElse(null));
  }

  private static TargetReport target(String name, Attempt.TargetRun run) {
    ScenarioResult result = run.result();
    TraceRecords records = new TraceRecords(result.trace());
    List<TargetReport.Event> events = records.events();
    List<TargetReport.Connection> connections = records.connections();
    List<TargetReport.Line> console = records.console();
    return new TargetReport(
        name,
        result.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        result.sentences(),
        Math.round(run.nanos() / 1e3) / 1e3,
        result.trace().stepsDone(),
        events,
        connections,
        console,
        records.omitted());
  }
}
