package dev.wiretwin.api.web;

import dev.wiretwin.api.comparisons.ScenarioShelf;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.run.Choice;
import dev.wiretwin.api.store.KeptScenarios;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /scenarios}: the suites that are built in, and what users brought. */
final class ScenarioRoutes {
  private static final String PATH = "/scenarios";
  private static final String ONE = PATH + "/{name}";
  private static final int LIST = 100;
  private static final int MOST = 1_000;

  private final ScenarioShelf shelf;

  ScenarioRoutes(ScenarioShelf shelf) {
    this.shelf = shelf;
  }

  private record Entry(
      String name, boolean builtIn, String title, Integer scenarios, String updated) {
    static Entry of(Suite suite) {
      return new Entry(suite.name(), true, suite.title(), suite.scenarios().size(), null);
    }

    static Entry of(KeptScenarios.Scenario brought) {
      return new Entry(brought.name(), false, null, null, brought.updated().toString());
    }
  }

  private record Listed(List<Entry> scenarios, String next) {}

  private record Row(String name, String title, long atMostMs) {
    static Row of(Scenario one) {
      return new Row(one.name(), one.title(), (long) (one.runMs() * one.timeScale()));
    }
  }

  private record Shown(
      String name,
      boolean builtIn,
      String title,
      long atMostMs,
      List<Row> scenarios,
      String updated,
      String text) {}

  List<Route> routes() {
    return List.of(
        Route.api("GET", PATH, this::list).query("after", "limit"),
        Route.api("GET", ONE, this::show),
        Route.api("PUT", ONE, this::put)
            .reads(
                ScenarioShelf.LONGEST_BYTES,
                "application/yaml",
                "text/yaml",
                "application/x-yaml",
                Route.JSON,
                "text/plain"),
        Route.api("DELETE", ONE, this::remove));
  }

  /** What is built in stands at the beginning of the first page. */
  private void list(Call call) {
    int most = call.limit(LIST, MOST);
    Optional<String> after = call.query("after");
    List<Entry> entries = new ArrayList<>();
    if (after.isEmpty()) {
      shelf.builtIn().forEach(suite -> entries.add(Entry.of(suite)));
    }
    List<KeptScenarios.Scenario> brought = shelf.brought(after.orElse(""), most);
    brought.forEach(one -> entries.add(Entry.of(one)));
    call.answer(
        200,
        new Listed(entries, brought.size() < most ? null : brought.get(brought.size() - 1).name()));
  }

  private void show(Call call) {
    String name = call.path("name");
    if (name.contains("/")) {
      throw new Refusal(
          RefusalCode.SCENARIO_NOT_FOUND, "there is no scenario or suite of this name");
    }
    Choice choice = shelf.find(name);
    Suite suite = choice.suite();
    Optional<KeptScenarios.Scenario> brought =
        choice.builtIn() ? Optional.empty() : shelf.text(name);
    call.answer(
        200,
        new Shown(
            suite.name(),
            choice.builtIn(),
            suite.title(),
            suite.longestMs(),
            suite.scenarios().stream().map(Row::of).toList(),
            brought.map(one -> one.updated().toString()).orElse(null),
            brought.map(KeptScenarios.Scenario::text).orElse(null)));
  }

  private void put(Call call) {
    String name = call.path("name");
    boolean fresh = shelf.put(name, call.bodyText());
    Entry kept = Entry.of(shelf.text(name).orElseThrow());
    if (fresh) {
      call.created(Route.API + PATH + "/" + name, kept);
    } else {
      call.answer(200, kept);
    }
  }

  private void remove(Call call) {
    shelf.remove(call.path("name"));
    call.done();
  }
}
