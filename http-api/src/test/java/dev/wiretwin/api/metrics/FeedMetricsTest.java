package dev.wiretwin.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedMetricsTest {
  private final Registry registry = new Registry();
  private final FeedMetrics metrics = new FeedMetrics(registry.meters);

  private void told(String type, String json) {
    FeedEntry entry =
        new FeedEntry(
            1,
            Instant.EPOCH,
            type,
            Subject.ofComparison("c1"),
            json.getBytes(StandardCharsets.UTF_8));
    assertThat(metrics.counts(entry)).isEqualTo(type.startsWith("comparison."));
    metrics.told(entry);
  }

  @Test
  void comparisonsAreToldApartByWhatCameOfThem() {
    told("comparison.finished", "{\"state\":\"finished\",\"verdict\":\"known\"}");
    told("comparison.finished", "{\"state\":\"finished\",\"verdict\":\"known\"}");
    told("comparison.finished", "{\"state\":\"cancelled\"}");
    told("comparison.cut-off", "{\"sentence\":\"cut off\"}");
    told("comparison.finished", "{\"verdict\":\"made up\"}");
    told("comparison.finished", "{");
    told("session.opened", "{}");
    assertThat(registry.lines("wiretwin_comparisons_total"))
        .containsExactly(
            "wiretwin_comparisons_total{verdict=\"cancelled\"} 1.0",
            "wiretwin_comparisons_total{verdict=\"cut-off\"} 1.0",
            "wiretwin_comparisons_total{verdict=\"inconclusive\"} 0.0",
            "wiretwin_comparisons_total{verdict=\"known\"} 2.0",
            "wiretwin_comparisons_total{verdict=\"new\"} 0.0",
            "wiretwin_comparisons_total{verdict=\"other\"} 2.0",
            "wiretwin_comparisons_total{verdict=\"same\"} 0.0");
  }

  @Test
  void scenariosAreCountedToo() {
    told("comparison.scenario", "{\"name\":\"x\",\"verdict\":\"new\"}");
    assertThat(registry.lines("wiretwin_comparison_scenarios_total"))
        .contains("wiretwin_comparison_scenarios_total{verdict=\"new\"} 1.0");
  }
}
