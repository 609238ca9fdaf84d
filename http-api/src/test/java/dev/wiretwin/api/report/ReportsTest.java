package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.compare.Traces;
import dev.wiretwin.api.compare.Verdict;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReportsTest {
  @Test
  void everyFormIsDrawnFromWhatIsKept() {
    ReportDocument kept = Reports.read(Reports.json(Samples.all()));
    assertThat(kept).isEqualTo(Samples.all());
    assertThat(new String(Reports.html(kept), StandardCharsets.UTF_8))
        .startsWith("<!DOCTYPE html>");
    assertThat(new String(Reports.junit(kept), StandardCharsets.UTF_8)).contains("<testsuites");
    assertThat(new String(Reports.har(kept), StandardCharsets.UTF_8)).startsWith("{\"log\"");
    assertThat(Reports.pcap(kept)).startsWith(0xA1, 0xB2, 0xC3, 0xD4);
    assertThat(Reports.table(kept, 80)).last().isEqualTo(kept.headline());
  }

  @Test
  void oneScenarioIsKeptOnItsOwn() {
    ScenarioReport one = Reports.of(Traces.lost("gone"));
    assertThat(one.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(Reports.readScenario(Reports.json(one))).isEqualTo(one);
  }
}
