package dev.wiretwin.api.web;

import dev.wiretwin.api.comparisons.ComparisonInfo;
import dev.wiretwin.api.comparisons.Comparisons;
import dev.wiretwin.api.comparisons.ReportDesk;
import dev.wiretwin.api.comparisons.Wish;
import dev.wiretwin.api.report.RunDifference;
import dev.wiretwin.api.report.ScenarioReport.Difference;
import dev.wiretwin.api.store.KeptComparisons.Filter;
import dev.wiretwin.api.store.KeptComparisons.Outcome;
import dev.wiretwin.api.store.KeptComparisons.State;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code /comparisons} but for their reports. */
final class ComparisonRoutes {
  static final String PATH = "/comparisons";
  static final String ONE = PATH + "/{id}";
  private static final int LIST = 50;
  private static final int MOST = 1_000;
  private static final int LONGEST_BODY = 4 << 20;
  private static final List<String> VERDICTS =
      List.of("same", "known", "new", "inconclusive", "skipped");

  private final Comparisons comparisons;
  private final ReportDesk desk;

  ComparisonRoutes(Comparisons comparisons, ReportDesk desk) {
    this.comparisons = comparisons;
    this.desk = desk;
  }

  private record Listed(List<ComparisonInfo> comparisons, String next) {}

  List<Route> routes() {
    return List.of(
        Route.api("POST", PATH, this::submit)
            .query("wait", "fence")
            .reads(LONGEST_BODY, Route.JSON),
        Route.api("GET", PATH, this::list).query("after", "limit", "state", "suite", "verdict"),
        Route.api("GET", ONE, this::show).query("wait"),
        Route.api("DELETE", ONE, this::cancel),
        Route.api("GET", ONE + "/request", this::request),
        Route.api("GET", ONE + "/scenarios", this::outcomes),
        Route.api("GET", ONE + "/scenarios/{name}", this::scenario),
        Route.api("GET", ONE + "/since/{other}", this::since));
  }

  /** Where everything about one is. */
  static ComparisonInfo withPlaces(ComparisonInfo info) {
    Map<String, String> places = new LinkedHashMap<>();
    ReportForm.all()
        .forEach(
            form ->
                places.put(
                    form.ending(),
                    Route.API + PATH + "/" + info.id() + "/report." + form.ending()));
    return info.with(places);
  }

  private void submit(Call call) {
    Wish wish = call.body(Wish.class).withFence(call.fence());
    Duration wait = call.waiting();
    ComparisonInfo taken = comparisons.submit(wish);
    if (wait.isZero()) {
      call.answer(202, withPlaces(taken));
    } else {
      call.later(
          comparisons.whenOver(taken.id(), wait), info -> call.answer(200, withPlaces(info)));
    }
  }

  private void list(Call call) {
    int most = call.limit(LIST, MOST);
    Filter filter =
        new Filter(
            call.query("state").map(ComparisonRoutes::state), call.query("suite"), verdict(call));
    Comparisons.Page page = comparisons.list(filter, call.number("after", 1, Long.MAX_VALUE), most);
    call.answer(
        200,
        new Listed(
            page.comparisons().stream().map(ComparisonRoutes::withPlaces).toList(),
            page.next().isPresent() ? "" + page.next().getAsLong() : null));
  }

  private static State state(String word) {
    return Arrays.stream(State.values())
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> Call.bad("state must be queued, running, finished, cut-off or cancelled"));
  }

  private static Optional<String> verdict(Call call) {
    Optional<String> verdict = call.query("verdict");
    if (verdict.isPresent() && !VERDICTS.contains(verdict.get())) {
      throw Call.bad("verdict must be one of " + String.join(", ", VERDICTS));
    }
    return verdict;
  }

  private void show(Call call) {
    call.later(
        comparisons.whenOver(call.path("id"), call.waiting()),
        info -> call.answer(200, withPlaces(info)));
  }

  private void cancel(Call call) {
    comparisons.cancel(call.path("id"));
    call.done();
  }

  private void request(Call call) {
    call.content(Route.JSON, desk.request(call.path("id")));
  }

  private record Outcomes(List<Outcome> scenarios) {}

  private void outcomes(Call call) {
    comparisons.info(call.path("id"));
    call.answer(200, new Outcomes(comparisons.outcomes(call.path("id"))));
  }

  private void scenario(Call call) {
    call.content(Route.JSON, desk.scenario(call.path("id"), call.path("name")));
  }

  private record Since(String id, String other, boolean worse, List<Change> changes) {}

  private record Change(
      String scenario,
      String kind,
      String before,
      String after,
      List<Difference> appeared,
      List<Difference> gone) {
    static Change of(RunDifference.Change one) {
      return new Change(
          one.scenario(),
          lower(one.kind()),
          one.before() == null ? null : lower(one.before()),
          one.after() == null ? null : lower(one.after()),
          one.appeared(),
          one.gone());
    }

    private static String lower(Enum<?> word) {
      return word.name().toLowerCase(Locale.ROOT);
    }
  }

  private void since(Call call) {
    String id = call.path("id");
    String other = call.path("other");
    RunDifference difference =
        RunDifference.between(desk.document(other, false), desk.document(id, false));
    call.answer(
        200,
        new Since(
            id,
            other,
            difference.isWorse(),
            difference.changes().stream().map(Change::of).toList()));
  }
}
