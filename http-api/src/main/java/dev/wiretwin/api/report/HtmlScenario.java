package dev.wiretwin.api.report;

import dev.wiretwin.api.compare.Verdict;
import dev.wiretwin.api.report.ScenarioReport.Difference;
import dev.wiretwin.api.report.ScenarioReport.Known;
import dev.wiretwin.api.report.ScenarioReport.Tried;
import dev.wiretwin.api.run.DocumentedStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws one scenario of a report. For one page and one thread. */
final class HtmlScenario {
  private static final int MOST_DIFFERENCES = 60;

  private final Markup page;
  private final ReportDocument.Run run;

  HtmlScenario(Markup page, ReportDocument.Run run) {
    this.page = page;
    this.run = run;
  }

  /**
   * @param id of its element, for links
   */
  void draw(ScenarioReport scenario, String id) {
    String css = "s v-" + scenario.verdict().name().toLowerCase(Locale.ROOT);
    page.open("article", "class", scenario.flaky() ? css + " flaky" : css, "id", id);
    if (scenario.verdict() == Verdict.NEW) {
      page.open("details", "open", "");
    } else {
      page.open("details");
    }
    summary(scenario);
    page.open("div", "class", "body");
    attempt(scenario, scenario.decisive());
    repeat(scenario);
    others(scenario);
    page.close().close().close();
  }

  private void summary(ScenarioReport scenario) {
    page.open("summary");
    page.line("span", "badge", ReportDocument.word(scenario.verdict()));
    if (scenario.flaky()) {
      page.line("span", "badge shaky", "flaky");
    }
    page.open("span", "class", "name").line("b", "", scenario.name()).text(" ");
    page.open("span", "class", "title").text(scenario.title()).close().close();
    page.open("span", "class", "closes");
    for (TargetReport target : scenario.decisive().targets()) {
      String statuses =
          target.closes().stream()
              .map(one -> LaneItems.status(one.status()))
              .collect(Collectors.joining(" "));
      page.open("span").text(target.target() + " ");
      page.line("b", "", statuses.isEmpty() ? "–" : statuses).close();
    }
    page.close().close();
  }

  private void attempt(ScenarioReport scenario, Tried tried) {
    for (String sentence : tried.sentences()) {
      page.line("p", "sentence", sentence);
    }
    differences(scenario, tried.divergences());
    new HtmlCloses(page).draw(scenario, tried.targets());
    page.line("h3", "", "What happened");
    new HtmlLanes(page, run).draw(tried.targets());
  }

  // ---- differences

  private void differences(ScenarioReport scenario, List<Difference> all) {
    List<Difference> unknown = all.stream().filter(Difference::isNew).toList();
    if (!unknown.isEmpty()) {
      page.open("section", "class", "diff new");
      page.line("h3", "", unknown.size() == 1 ? "New difference" : "New differences");
      page.line("p", "", "Nothing in the catalogue explains this.");
      values(unknown);
      page.close();
    }
    Map<String, List<Difference>> known = new LinkedHashMap<>();
    all.stream()
        .filter(one -> !one.isNew())
        .forEach(one -> known.computeIfAbsent(one.known(), id -> new ArrayList<>()).add(one));
    known.forEach((id, which) -> scenario.known(id).ifPresent(entry -> known(entry, which)));
  }

  private void known(Known entry, List<Difference> which) {
    page.open("section", "class", "diff known").line("h3", "", entry.id());
    page.line("p", "", entry.words());
    values(which);
    if (!entry.advice().isEmpty()) {
      page.open("p").line("b", "", "What to do: ").text(entry.advice()).close();
    }
    if (!entry.evidence().isEmpty()) {
      page.open("p", "class", "quiet");
      page.text("Evidence: " + String.join(", ", entry.evidence())).close();
    }
    page.close();
  }

  private void values(List<Difference> which) {
    page.open("ul");
    for (Difference one : which.subList(0, Math.min(MOST_DIFFERENCES, which.size()))) {
      page.open("li").line("span", "field", field(one)).text(" ");
      page.open("span", "class", "value").line("i", "", reference()).text(" ");
      page.line("code", "", one.reference()).close();
      page.open("span", "class", "value").line("i", "", one.target()).text(" ");
      page.line("code", "", one.other()).close().close();
    }
    page.close();
    if (which.size() > MOST_DIFFERENCES) {
      page.line("p", "quiet", "and " + (which.size() - MOST_DIFFERENCES) + " more");
    }
  }

  private String reference() {
    return run.targets().isEmpty() ? "reference" : run.targets().get(0).name();
  }

  private static String field(Difference one) {
    return one.where() == 1 ? one.field() : one.field() + " (" + one.where() + ")";
  }

  // ---- to repeat it, and what else was tried

  private void repeat(ScenarioReport scenario) {
    RepeatLines lines = new RepeatLines(run, scenario);
    page.open("details", "class", "repeat").line("summary", "", "Repeat this step");
    if (!lines.isPossible()) {
      page.line("p", "quiet", "The scenario came with the request: send that again.").close();
      return;
    }
    page.line("p", "quiet", "Against a running service: wiretwin serve.");
    code("curl", lines.curl());
    code("pytest", lines.pytest());
    page.close();
  }

  private void code(String what, String code) {
    page.open("div", "class", "code").line("b", "", what);
    page.open("pre", "class", "copy").lines(code).close().close();
  }

  private void others(ScenarioReport scenario) {
    for (int i = 0; i < scenario.attempts().size(); i++) {
      if (i != scenario.deciding()) {
        Tried tried = scenario.attempts().get(i);
        page.open("details", "class", "other").open("summary");
        page.text("Attempt " + (i + 1) + " of " + scenario.attempts().size() + " came to: ");
        page.line("b", "", ReportDocument.word(tried.verdict())).close();
        attempt(scenario, tried);
        page.close();
      }
    }
  }

  /** What the documentation says of a status. */
  static String meaning(int status) {
    return DocumentedStatus.meaningOf(status);
  }
}
