package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.compare.Verdict;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private final TextTable table = new TextTable(80);

  @Test
  void aKnownOneSaysWhatEachDidAndWhyInOneLine() {
    ScenarioReport known =
        Samples.scenario("known", Samples.tried(Verdict.KNOWN, Samples.known("one-id")));
    assertThat(table.row(known))
        .containsExactly(
            "known     known: A title",
            "          jvm      connection, receive text \"hello\", close 0",
            "          board:x  connection, receive text \"hello\", close -6",
            "          why      one-id: It is so.");
    assertThat(table.row(known)).last().isEqualTo("          why      one-id (see above)");
  }

  @Test
  void whatIsNewIsToldWithWhatEachSideHas() {
    assertThat(table.row(Samples.fresh("fresh")))
        .startsWith("NEW       fresh: A title")
        .contains("          NEW      close: close 0 ≠ close -6");
    ScenarioReport.Difference[] many =
        Collections.nCopies(14, Samples.unknown("a", "b"))
            .toArray(ScenarioReport.Difference[]::new);
    assertThat(table.row(Samples.scenario("x", Samples.tried(Verdict.NEW, many))))
        .last()
        .isEqualTo("          NEW      and 2 more");
  }

  @Test
  void targetsThatDidTheSameShareALine() {
    TargetReport one = Samples.target("jvm", -6);
    TargetReport other = Samples.target("board:x", -6);
    ScenarioReport same =
        Samples.scenario(
            "same",
            new ScenarioReport.Tried(Verdict.SAME, List.of(), List.of(), List.of(one, other)));
    assertThat(table.row(same))
        .containsExactly(
            "same      same: A title",
            "          both     connection, receive text \"hello\", close -6");
    ScenarioReport three =
        Samples.scenario(
            "same",
            new ScenarioReport.Tried(
                Verdict.NEW,
                List.of(),
                List.of(Samples.unknown("a", "b")),
                List.of(one, other, Samples.target("board:y", -6))));
    assertThat(table.row(three))
        .contains("          all      connection, receive text \"hello\", close -6")
        .contains("          NEW      board:x close: a ≠ b");
  }

  @Test
  void whatBrokeDownIsSaidInsteadOfLanes() {
    assertThat(table.row(Samples.scenario("lost", Samples.broken(Verdict.INCONCLUSIVE, "Gone."))))
        .containsExactly("inconclusive lost: A title", "          Gone.");
  }

  @Test
  void noLineIsLongerThanTheWidthAndNothingInItIsMoreThanLetters() {
    String evil = "\u001b[31m" + "word ".repeat(60) + "x".repeat(200);
    TextTable narrow = new TextTable(10);
    List<String> lines =
        narrow.row(
            Samples.scenario(
                evil,
                Samples.tried(Verdict.NEW, Samples.unknown(evil, evil), Samples.known("one-id"))));
    assertThat(lines)
        .allMatch(line -> line.length() <= 40)
        .noneMatch(line -> line.contains("\u001b"));
    assertThat(lines.size()).isGreaterThan(20);
  }

  @Test
  void longWordsAreCutAtABlank() {
    ScenarioReport.Known wordy =
        new ScenarioReport.Known("one-id", "so and so ".repeat(20), "", List.of());
    ScenarioReport known =
        Samples.scenario("known", Samples.tried(Verdict.KNOWN, Samples.known("one-id")));
    ScenarioReport whole =
        new ScenarioReport(
            "x", "t", Verdict.KNOWN, false, 1, 1, null, null, List.of(wordy), 0, known.attempts());
    assertThat(table.row(whole)).last().asString().endsWith(" so …").hasSizeLessThanOrEqualTo(80);
  }

  @Test
  void theLastLineSaysWhatItComesTo() {
    assertThat(table.foot(Samples.all()))
        .last()
        .isEqualTo("6 scenarios: 2 same · 1 known · 1 NEW · 1 inconclusive · 1 skipped");
  }
}
