package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.compare.TargetInfo;
import dev.wiretwin.api.compare.Verdict;
import org.junit.jupiter.api.Test;

class ReportDocumentTest {
  @Test
  void scenariosAreCountedByVerdict() {
    ReportDocument all = Samples.all();
    assertThat(all.schema()).isEqualTo(ReportDocument.SCHEMA);
    assertThat(all.counts()).hasSize(Verdict.values().length);
    assertThat(all.count(Verdict.SAME)).isEqualTo(2);
    assertThat(all.count(Verdict.NEW)).isEqualTo(1);
  }

  @Test
  void theHeadlineHasSameKnownAndNewAlways() {
    assertThat(Samples.document(Samples.same("x")).headline())
        .isEqualTo("1 scenario: 1 same · 0 known · 0 NEW");
    assertThat(Samples.all().headline())
        .isEqualTo("6 scenarios: 2 same · 1 known · 1 NEW · 1 inconclusive · 1 skipped");
  }

  @Test
  void aTargetIsNamedAsComparisonsNameIt() {
    assertThat(ReportDocument.TargetName.of(TargetInfo.JVM)).isEqualTo(Samples.JVM);
    assertThat(
            ReportDocument.TargetName.of(
                new TargetInfo("board:x", TargetInfo.Kind.LUA_BOARD, "nodemcu-3.0.0")))
        .isEqualTo(Samples.BOARD);
  }
}
