package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessPointTest {
  @Test
  void aPasswordMakesItWpa2() {
    assertThat(AccessPoint.HOME.authMode()).isEqualTo(3);
    assertThat(WifiBench.OTHER.authMode()).isZero();
  }
}
