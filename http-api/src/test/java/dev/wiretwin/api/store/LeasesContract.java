package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.store.KeptLeases.Holder;
import dev.wiretwin.api.store.KeptLeases.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every keeper of leases does. */
interface LeasesContract {
  Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  Holder ANN = new Holder("ann", Optional.of("soak"), Optional.of("https://ci.example/7"));
  Holder BOB = new Holder("bob", Optional.empty(), Optional.empty());

  Store store();

  default KeptLeases leases() {
    return store().leases();
  }

  @Test
  default void aFreeBoardCanBeTaken() {
    Lease lease = leases().take("a", ANN, NOW, NOW.plusSeconds(60)).orElseThrow();
    assertThat(lease).isEqualTo(new Lease("a", ANN, 1, NOW, NOW.plusSeconds(60)));
    assertThat(leases().lease("a")).contains(lease);
    assertThat(leases().lease("b")).isEmpty();
    assertThat(leases().fence("a")).isEqualTo(1);
    assertThat(leases().fence("b")).isZero();
  }

  @Test
  default void aBoardThatIsHeldCannotBeTakenUntilTheLeaseRunsOut() {
    leases().take("a", ANN, NOW, NOW.plusSeconds(60));
    assertThat(leases().take("a", BOB, NOW.plusSeconds(59), NOW.plusSeconds(99))).isEmpty();
    assertThat(leases().lease("a").orElseThrow().holder()).isEqualTo(ANN);
    Lease next = leases().take("a", BOB, NOW.plusSeconds(60), NOW.plusSeconds(99)).orElseThrow();
    assertThat(next.fence()).isEqualTo(2);
    assertThat(leases().lease("a")).contains(next);
  }

  @Test
  default void onlyTheLatestLeaseCanBeRenewedOrEnded() {
    leases().take("a", ANN, NOW, NOW.plusSeconds(60));
    Lease longer = leases().renew("a", 1, NOW.plusSeconds(90)).orElseThrow();
    assertThat(longer).isEqualTo(new Lease("a", ANN, 1, NOW, NOW.plusSeconds(90)));
    leases().take("a", BOB, NOW.plusSeconds(90), NOW.plusSeconds(120));
    assertThat(leases().renew("a", 1, NOW.plusSeconds(200))).isEmpty();
    assertThat(leases().end("a", 1)).isFalse();
    assertThat(leases().end("a", 2)).isTrue();
    assertThat(leases().end("a", 2)).isFalse();
    assertThat(leases().renew("a", 2, NOW.plusSeconds(200))).isEmpty();
  }

  @Test
  default void theFenceRisesForEver() {
    for (int fence = 1; fence < 5; fence++) {
      assertThat(leases().take("a", ANN, NOW, NOW.plusSeconds(60)).orElseThrow().fence())
          .isEqualTo(fence);
      assertThat(leases().end("a", fence)).isTrue();
      assertThat(leases().lease("a")).isEmpty();
      assertThat(leases().fence("a")).isEqualTo(fence);
    }
  }

  @Test
  default void allLeasesAreListedByBoard() {
    Lease second = leases().take("b", ANN, NOW, NOW.plusSeconds(60)).orElseThrow();
    Lease first = leases().take("a", BOB, NOW, NOW.plusSeconds(60)).orElseThrow();
    leases().take("c", BOB, NOW, NOW.plusSeconds(60));
    leases().end("c", 1);
    assertThat(leases().all()).isEqualTo(List.of(first, second));
  }
}
