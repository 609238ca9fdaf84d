package dev.wiretwin.api.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  @Test
  void theNewIsTheWorstAndTheSkippedCountsForNothing() {
    List<Verdict> rising =
        List.of(Verdict.SKIPPED, Verdict.SAME, Verdict.KNOWN, Verdict.INCONCLUSIVE, Verdict.NEW);
    for (int i = 0; i < rising.size(); i++) {
      for (int j = 0; j < rising.size(); j++) {
        assertThat(rising.get(i).isWorseThan(rising.get(j))).isEqualTo(i > j);
      }
    }
  }
}
