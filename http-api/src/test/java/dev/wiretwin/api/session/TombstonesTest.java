package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TombstonesTest {
  private static final long SECOND = 1_000_000_000L;

  private final Tombstones stones = new Tombstones(Duration.ofSeconds(10));

  @Test
  void theReasonIsRememberedForAWhile() {
    stones.add("a", "idle", 0);
    stones.add("b", "asked", 5 * SECOND);
    assertThat(stones.reason("a", 9 * SECOND)).hasValue("idle");
    assertThat(stones.reason("a", 10 * SECOND)).isEmpty();
    assertThat(stones.reason("b", 10 * SECOND)).hasValue("asked");
    assertThat(stones.reason("c", 10 * SECOND)).isEmpty();
  }

  @Test
  void moreThanTenThousandAreNotRemembered() {
    for (int i = 0; i < 10_001; i++) {
      stones.add("s" + i, "idle", 0);
    }
    assertThat(stones.reason("s0", 0)).isEmpty();
    assertThat(stones.reason("s1", 0)).isPresent();
  }
}
