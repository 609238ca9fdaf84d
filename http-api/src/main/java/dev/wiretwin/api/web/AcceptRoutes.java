package dev.wiretwin.api.web;

import dev.wiretwin.api.comparisons.Acceptances;
import java.util.List;

/** {@code /comparisons/{id}/scenarios/{name}/accept}: what is new becomes known on this bench. */
final class AcceptRoutes {
  private static final String PATH = ComparisonRoutes.ONE + "/scenarios/{name}/accept";

  private final Acceptances acceptances;

  AcceptRoutes(Acceptances acceptances) {
    this.acceptances = acceptances;
  }

  private record Said(String words, String advice) {}

  List<Route> routes() {
    return List.of(Route.api("GET", PATH, this::show), Route.api("POST", PATH, this::accept));
  }

  private void show(Call call) {
    call.answer(200, acceptances.standing(call.path("id"), call.path("name")));
  }

  private void accept(Call call) {
    Said said = call.body(Said.class);
    String words = Call.required(said.words(), "words");
    String advice = said.advice() == null ? "" : said.advice();
    call.answer(200, acceptances.accept(call.path("id"), call.path("name"), words, advice));
  }
}
