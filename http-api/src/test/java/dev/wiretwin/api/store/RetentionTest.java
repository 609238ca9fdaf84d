package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionTest {
  @Test
  void aQuarterOfAYearAndTwoGibibytesAreUsual() {
    assertThat(Retention.DEFAULT).isEqualTo(new Retention(Duration.ofDays(90), 2_147_483_648L));
  }

  @Test
  void keepingNothingIsNoRetention() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Retention(Duration.ZERO, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Retention(Duration.ofDays(-1), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Retention(Duration.ofDays(1), 0));
  }
}
