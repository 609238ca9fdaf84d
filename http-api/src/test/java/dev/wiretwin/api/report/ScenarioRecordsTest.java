package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.compare.Attempt;
import dev.wiretwin.api.compare.Compared;
import dev.wiretwin.api.compare.TargetInfo;
import dev.wiretwin.api.compare.Traces;
import dev.wiretwin.api.compare.Verdict;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioRecordsTest {
  private static Compared of(int first, int second) {
    return Traces.compared(
        Traces.trace(Traces.close(1, first)),
        Traces.trace(Traces.close(1, second)),
        Catalogue.builtIn());
  }

  @Test
  void divergencesAndWhatExplainsThemAreKept() {
    ScenarioReport report = ScenarioRecords.of(of(0, -99));
    assertThat(report.name()).isEqualTo("echo");
    assertThat(report.title()).isEqualTo("A title");
    ScenarioReport.Difference one = report.decisive().divergences().get(0);
    assertThat(one.target()).isEqualTo("board:x");
    assertThat(one.reference()).isEqualTo("close 0");
    assertThat(one.other()).isEqualTo("close -99");
    if (report.verdict() == Verdict.KNOWN) {
      assertThat(report.known(one.known())).isPresent();
    }
    assertThat(report.decisive().targets())
        .extracting(TargetReport::target, TargetReport::outcome)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("jvm", "passed"),
            org.assertj.core.groups.Tuple.tuple("board:x", "passed"));
  }

  @Test
  void aNewOneHasNoExplanation() {
    ScenarioReport report = ScenarioRecords.of(of(0, -777));
    assertThat(report.verdict()).isEqualTo(Verdict.NEW);
    assertThat(report.decisive().divergences().get(0).isNew()).isTrue();
  }

  @Test
  void everyAttemptIsKeptAndTheDecidingOneNamed() {
    Attempt bad = of(0, -777).attempts().get(0);
    Attempt good = of(0, 0).attempts().get(0);
    ScenarioReport report =
        ScenarioRecords.of(
            new Compared(
                Traces.SCENARIO, List.of(TargetInfo.JVM, Traces.BOARD), List.of(bad, good), true));
    assertThat(report.flaky()).isTrue();
    assertThat(report.deciding()).isEqualTo(1);
    assertThat(report.attempts())
        .extracting(ScenarioReport.Tried::verdict)
        .containsExactly(Verdict.NEW, Verdict.SAME);
    assertThat(ScenarioRecords.of(Traces.lost("gone")).decisive().sentences())
        .containsExactly("gone");
  }

  @Test
  void whatTheAuthorExpectsAndTheFirmwareDidIsKept() {
    Scenario expecting =
        ScenarioReader.read(
            "x.yaml", "{name: x, client: [connect], expect: [connection, {close: -6}]}");
    Scenario vector =
        ScenarioReader.read(
            "x.json",
            "{\"id\":\"a.b\",\"group\":\"a\",\"status\":\"defined\",\"client\":[{\"do\":\"new\"}],"
                + "\"observed\":{\"events\":[{\"ev\":\"connection\",\"client\":1},"
                + "{\"ev\":\"close\",\"client\":1,\"code\":-99}]}}");
    List<Attempt> attempts = of(0, 0).attempts();
    List<TargetInfo> targets = List.of(TargetInfo.JVM, Traces.BOARD);
    assertThat(ScenarioRecords.of(new Compared(expecting, targets, attempts)).documented())
        .containsExactly(-6);
    ScenarioReport recorded = ScenarioRecords.of(new Compared(vector, targets, attempts));
    assertThat(recorded.recorded()).isEqualTo(new ScenarioReport.Recorded("defined", List.of(-99)));
    assertThat(recorded.documented()).isNull();
  }
}
