package dev.wiretwin.api.comparisons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.store.KeptComparisons;
import dev.wiretwin.api.store.KeptComparisons.Asked;
import dev.wiretwin.api.store.KeptComparisons.Comparison;
import dev.wiretwin.api.store.MemoryStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonInfoTest {
  private final KeptComparisons kept = new MemoryStore().comparisons();
  private final Comparison row =
      kept.add(new Asked("c1", Instant.EPOCH, "smoke", "{}", List.of("jvm", "board:x"), 13));

  @Test
  void oneThatWaitsSaysHowLongItTakes() {
    ComparisonInfo info =
        ComparisonInfo.of(row, new ComparisonInfo.Progress(null, 5_000, 9_000, 5_000));
    assertThat(info.state()).isEqualTo("queued");
    assertThat(info.isOver()).isFalse();
    assertThat(info.atMostMs()).isEqualTo(9_000);
    assertThat(info.aboutMs()).isEqualTo(5_000);
    assertThat(info.verdict()).isNull();
    assertThat(info.with(Map.of("html", "/x")).reports()).containsEntry("html", "/x");
  }

  @Test
  void theCountOfNewOnesIsCalledNew() {
    kept.start("c1", Instant.EPOCH);
    Comparison done =
        kept.keep("c1", new KeptComparisons.Outcome(0, "a", "new", false), new byte[] {'1'});
    ComparisonInfo info = ComparisonInfo.of(done, null);
    assertThat(new ObjectMapper().valueToTree(info.counts()).toString())
        .contains("\"new\":1", "\"same\":0");
  }
}
