package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IpConfigTest {
  @Test
  void theBroadcastAddressHasAllHostBits() {
    assertThat(IpConfig.LEASE.broadcast()).isEqualTo("192.0.2.255");
    assertThat(new IpConfig("10.1.2.3", "255.255.240.0", "10.1.0.1").broadcast())
        .isEqualTo("10.1.15.255");
  }
}
