package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.store.KeptLeases.Holder;
import dev.wiretwin.api.store.KeptLeases.Lease;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeaseJsonTest {
  @Test
  void onlyItsHolderSeesTheFence() {
    Instant noon = Instant.parse("2026-01-31T12:00:00Z");
    Lease lease =
        new Lease(
            "virt0",
            new Holder("ada", Optional.empty(), Optional.of("https://ci/1")),
            7,
            noon,
            noon.plusSeconds(1));
    assertThat(LeaseJson.of(lease).fence()).isNull();
    assertThat(LeaseJson.forHolder(lease).fence()).isEqualTo(7);
    assertThat(LeaseJson.of(lease).url()).isEqualTo("https://ci/1");
    assertThat(LeaseJson.of(lease).reason()).isNull();
  }
}
