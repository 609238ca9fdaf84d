package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class StationConfigTest {
  @Test
  void theAddressOfTheAccessPointNarrowsTheChoice() {
    assertThat(config(Optional.empty()).fits(AccessPoint.HOME)).isTrue();
    assertThat(config(Optional.of("02:57:54:00:00:01")).fits(AccessPoint.HOME)).isTrue();
    assertThat(config(Optional.of("02:57:54:00:00:09")).fits(AccessPoint.HOME)).isFalse();
    assertThat(StationConfig.NONE.fits(AccessPoint.HOME)).isFalse();
  }

  @Test
  void anEmptyNameIsNoNetwork() {
    assertThat(StationConfig.NONE.isSet()).isFalse();
    assertThat(config(Optional.empty()).isSet()).isTrue();
  }

  private static StationConfig config(Optional<String> bssid) {
    return new StationConfig("wiretwin", "", bssid);
  }
}
