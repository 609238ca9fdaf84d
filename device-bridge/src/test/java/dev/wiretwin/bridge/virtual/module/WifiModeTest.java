package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WifiModeTest {
  @Test
  void twoOfFourModesHaveAStation() {
    assertThat(WifiMode.hasStation(WifiMode.STATION)).isTrue();
    assertThat(WifiMode.hasStation(WifiMode.BOTH)).isTrue();
    assertThat(WifiMode.hasStation(WifiMode.ACCESS_POINT)).isFalse();
    assertThat(WifiMode.hasStation(WifiMode.NONE)).isFalse();
  }
}
