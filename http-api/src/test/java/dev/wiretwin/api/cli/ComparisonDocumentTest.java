package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.compare.Traces;
import dev.wiretwin.api.report.ReportDocument;
import dev.wiretwin.api.run.Choice;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonDocumentTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  @Test
  void itSaysWhatWasComparedWhenAndHow() throws Exception {
    ReportDocument document =
        new ComparisonDocument(Choice.of("suite:smoke").withTimeScale(0.05), CLOCK)
            .of(List.of(Traces.lost("gone")));
    assertThat(document.run().suite()).isEqualTo("smoke");
    assertThat(document.run().startedAt()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(document.run().endedAt()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(document.run().product()).isNotEmpty();
    assertThat(document.run().options()).isEqualTo(new ReportDocument.Options(1, 0.05, "smoke"));
    assertThat(document.run().targets())
        .extracting(ReportDocument.TargetName::name)
        .containsExactly("jvm", "board:x");
    assertThat(document.scenarios()).hasSize(1);
  }

  @Test
  void nothingIsAReportToo() throws Exception {
    ReportDocument none = new ComparisonDocument(Choice.of("suite:smoke"), CLOCK).of(List.of());
    assertThat(none.headline()).isEqualTo("0 scenarios: 0 same · 0 known · 0 NEW");
  }
}
