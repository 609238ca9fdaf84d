package dev.wiretwin.api.report;

import dev.wiretwin.api.report.TargetReport.CloseFrame;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Draws how it ended: the statuses as documented, recorded and measured, side by side, and what the
 * wire shows of each end. For one page and one thread.
 */
final class HtmlCloses {
  /** Connections whose ends are told one by one. */
  private static final int MOST = 8;

  private final Markup page;

  HtmlCloses(Markup page) {
    this.page = page;
  }

  void draw(ScenarioReport scenario, List<TargetReport> targets) {
    page.line("h3", "", "How it ended").open("div", "class", "statuses");
    if (scenario.documented() != null) {
      statuses("documented", "", scenario.documented());
    }
    if (scenario.recorded() != null) {
      statuses("recorded", recorded(scenario.recorded()), scenario.recorded().closes());
    }
    for (TargetReport target : targets) {
      statuses(
          "measured",
          target.target(),
          target.closes().stream().map(TargetReport.Close::status).toList());
    }
    page.close();
    if (targets.stream().anyMatch(one -> !one.connections().isEmpty())) {
      table(targets);
    }
  }

  private static String recorded(ScenarioReport.Recorded recorded) {
    return recorded.status().equals("defined")
        ? "firmware 3.0.0"
        : "firmware 3.0.0, " + recorded.status().replace('_', ' ');
  }

  private void statuses(String source, String of, List<Integer> statuses) {
    page.open("div", "class", "status " + source)
        .line("i", "", of.isEmpty() ? source : source + " · " + of);
    if (statuses.isEmpty()) {
      page.line("b", "", "no close event");
    }
    for (int status : statuses.subList(0, Math.min(MOST, statuses.size()))) {
      page.open("div").line("b", "", LaneItems.status(status)).text(" ");
      page.line("span", "", HtmlScenario.meaning(status)).close();
    }
    if (statuses.size() > MOST) {
      page.line("span", "quiet", "and " + (statuses.size() - MOST) + " more");
    }
    page.close();
  }

  private void table(List<TargetReport> targets) {
    page.open("div", "class", "scroll").open("table", "class", "n" + targets.size());
    page.open("tr").open("td").close();
    targets.forEach(target -> page.line("th", "", target.target()));
    page.close();
    row("closed first", targets, CloseFacts::first);
    row("code sent", targets, facts -> words(facts.sent()));
    row("code received", targets, facts -> words(facts.received()));
    row("clean", targets, facts -> facts.isClean() ? "yes" : "no");
    row("TCP", targets, CloseFacts::tcp);
    page.open("tr").line("th", "", "in its words");
    for (TargetReport target : targets) {
      page.open("td");
      target.closes().stream().limit(MOST).forEach(one -> page.line("div", "", one.sentence()));
      page.close();
    }
    page.close().close().close();
  }

  private void row(String name, List<TargetReport> targets, Function<CloseFacts, String> fact) {
    List<List<String>> cells =
        targets.stream()
            .map(
                target ->
                    target.connections().stream()
                        .limit(MOST)
                        .map(CloseFacts::of)
                        .map(fact)
                        .toList())
            .toList();
    boolean odd = cells.stream().distinct().count() > 1;
    page.open("tr", "class", odd ? "odd" : "even").line("th", "", name);
    for (List<String> cell : cells) {
      page.open("td");
      cell.forEach(words -> page.line("div", "", words));
      page.close();
    }
    page.close();
  }

  private static String words(Optional<CloseFrame> frame) {
    return frame.map(FrameWords::words).orElse("no close frame");
  }
}
