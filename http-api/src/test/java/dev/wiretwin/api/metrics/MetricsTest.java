package dev.wiretwin.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.board.BoardGauges;
import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import dev.wiretwin.api.session.Facts;
import dev.wiretwin.api.session.SessionEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final Metrics metrics = new Metrics("1.2.3");

  @Test
  void everythingThatIsWatchedIsInOneScrape() throws Exception {
    AtomicLong last = new AtomicLong(1_000);
    metrics.watchFeed(last::get, () -> 4);
    metrics.watchStore(() -> 12_345);
    metrics.watchQueue("comparisons", () -> 2);
    metrics.watchBoards(
        () ->
            List.of(
                new BoardGauges("b1", false, true, false, 0, 1, 2, 3, 4, 5, OptionalInt.empty())));
    metrics.sessions().happened("jvm", new SessionEvent(1, "", SessionEvent.OPENED, Facts.NONE));
    metrics.http().answered("GET", "/livez", 200, 1_000_000);
    last.addAndGet(7);
    System.gc(); // Micrometer holds some of what it asks weakly
    PrometheusReader.Read read = PrometheusReader.read(metrics);
    assertThat(read.value("wiretwin_feed_entries_total")).hasValue(7);
    assertThat(read.value("wiretwin_queue_depth", "queue", "feed-readers")).hasValue(4);
    assertThat(read.value("wiretwin_queue_depth", "queue", "comparisons")).hasValue(2);
    assertThat(read.value("wiretwin_store_size_bytes")).hasValue(12_345);
    assertThat(read.value("wiretwin_board_reboots_total", "board", "b1")).hasValue(5);
    assertThat(read.value("wiretwin_sessions_open", "target", "jvm")).hasValue(1);
    assertThat(read.value("wiretwin_version", "version", "1.2.3")).hasValue(1);
    assertThat(read.value("jvm_memory_used_bytes", "area", "heap")).isPresent();
    assertThat(read.value("process_files_open_files")).isPresent();
  }

  @Test
  void comparisonsAreCountedFromTheFeed() throws Exception {
    FeedEntry entry =
        new FeedEntry(
            1,
            Instant.EPOCH,
            "comparison.finished",
            Subject.ofComparison("c1"),
            "{\"verdict\":\"same\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(metrics.counts(entry)).isTrue();
    metrics.told(entry);
    assertThat(
            PrometheusReader.read(metrics).value("wiretwin_comparisons_total", "verdict", "same"))
        .hasValue(1);
  }

  @Test
  void bothFormatsAreReadByPrometheussOwnLibrary() throws Exception {
    Metrics.Scrape text = metrics.scrape(false);
    assertThat(text.type()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(PrometheusReader.read(text.text(), false).families()).isNotEmpty();
    Metrics.Scrape open = metrics.scrape(true);
    assertThat(open.type()).isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(new String(open.text(), StandardCharsets.UTF_8)).endsWith("# EOF\n");
    assertThat(PrometheusReader.read(open.text(), true).families())
        .hasSameSizeAs(PrometheusReader.read(text.text(), false).families());
  }
}
