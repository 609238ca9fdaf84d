package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.store.KeptLeases.Holder;
import dev.wiretwin.api.store.KeptLeases.Lease;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptLeasesTest {
  @Test
  void aLeaseHoldsUntilItsTimeIsOver() {
    Instant until = Instant.parse("2026-11-24T10:00:00Z");
    Holder ann = new Holder("ann", Optional.empty(), Optional.empty());
    Lease lease = new Lease("a", ann, 1, until.minusSeconds(60), until);
    assertThat(lease.holdsAt(until.minusNanos(1))).isTrue();
    assertThat(lease.holdsAt(until)).isFalse();
  }
}
