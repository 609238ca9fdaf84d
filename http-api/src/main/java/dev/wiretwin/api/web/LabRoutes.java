package dev.wiretwin.api.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.api.comparisons.ScenarioShelf;
import dev.wiretwin.api.lab.Lab;
import dev.wiretwin.api.lab.LabOrder;
import dev.wiretwin.api.lab.LabWords;
import dev.wiretwin.api.lab.Labs;
import dev.wiretwin.core.lab.Faults;
import dev.wiretwin.core.scenario.Scenario;
import java.util.List;
import java.util.OptionalLong;

/** {@code /lab}: servers that misbehave on cue, for any client. */
final class LabRoutes {
  private static final String PATH = "/lab";
  private static final String ONE = PATH + "/{id}";
  private static final String LOOPBACK = "127.0.0.1";
  private static final int LONGEST_BODY = 4 << 20;
  private static final int MOST = 1_000;
  private static final double LEAST_SCALE = 0.001;
  private static final double MOST_SCALE = 1000;

  private final Labs labs;
  private final ScenarioShelf shelf;

  LabRoutes(Labs labs, ScenarioShelf shelf) {
    this.labs = labs;
    this.shelf = shelf;
  }

  private record Opening(
      JsonNode script,
      JsonNode scenario,
      JsonNode faults,
      String host,
      Boolean tls,
      Double timeScale) {}

  private record Listed(List<LabShown> labs) {}

  List<Route> routes() {
    return List.of(
        Route.api("POST", PATH, this::open).reads(LONGEST_BODY, Route.JSON),
        Route.api("GET", PATH, this::list),
        Route.api("GET", ONE, this::show).query("after", "limit"),
        Route.api("DELETE", ONE, this::end),
        Route.api("POST", ONE + "/faults", this::misbehave));
  }

  private void open(Call call) {
    Opening wish = call.body(Opening.class);
    Scenario scenario = scenario(wish);
    Faults faults =
        wish.faults() == null ? scenario.server().faults() : LabWords.faults(wish.faults());
    double scale = wish.timeScale() == null ? scenario.timeScale() : wish.timeScale();
    if (!(scale >= LEAST_SCALE && scale <= MOST_SCALE)) {
      throw Call.bad("timeScale must be 0.001 to 1000: 0.05 is twenty times faster");
    }
    Lab lab =
        labs.open(
            new LabOrder(
                scenario,
                faults,
                wish.host() == null ? LOOPBACK : wish.host(),
                wish.tls() == null ? scenario.serverTls() : wish.tls(),
                scale));
    call.created(Route.API + PATH + "/" + lab.id(), LabShown.brief(lab));
  }

  private Scenario scenario(Opening wish) {
    if (wish.script() == null && wish.scenario() == null
        || wish.script() != null && wish.scenario() != null) {
      throw Call.bad("say one of script and scenario: what the server does");
    }
    Scenario scenario =
        wish.scenario() != null && wish.scenario().isTextual()
            ? named(wish.scenario().textValue())
            : LabWords.script(wish.script() == null ? wish.scenario() : wish.script());
    if (scenario.server().connections().isEmpty()) {
      throw Call.bad("it says server: null, so that nobody listens: give it server steps");
    }
    return scenario;
  }

  private Scenario named(String name) {
    List<Scenario> all = shelf.find(name).suite().scenarios();
    if (all.size() != 1) {
      throw Call.bad(
          "scenario: " + Safe.shown(name) + " holds " + all.size() + ": name one, as smoke/echo");
    }
    return all.get(0);
  }

  private void list(Call call) {
    call.answer(200, new Listed(labs.all().stream().map(LabShown::brief).toList()));
  }

  private void show(Call call) {
    Lab lab = labs.lab(call.path("id"));
    OptionalLong after = call.after();
    int most = call.limit(MOST, MOST);
    call.answer(
        200,
        after.isPresent() ? LabShown.after(lab, after.getAsLong(), most) : LabShown.whole(lab));
  }

  private void misbehave(Call call) {
    Lab lab = labs.lab(call.path("id"));
    lab.misbehave(LabWords.faults(call.body(JsonNode.class)));
    call.answer(200, LabShown.brief(lab));
  }

  private void end(Call call) {
    labs.end(call.path("id"));
    call.done();
  }
}
