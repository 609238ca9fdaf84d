package dev.wiretwin.api.comparisons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.compare.Verdict;
import org.junit.jupiter.api.Test;

class ExitCodesTest {
  @Test
  void onlyWhatIsNewOrBrokenIsNotZero() {
    assertThat(ExitCodes.of(Verdict.SAME)).isZero();
    assertThat(ExitCodes.of(Verdict.KNOWN)).isZero();
    assertThat(ExitCodes.of(Verdict.SKIPPED)).isZero();
    assertThat(ExitCodes.of(Verdict.NEW)).isEqualTo(1);
    assertThat(ExitCodes.of(Verdict.INCONCLUSIVE)).isEqualTo(3);
  }
}
