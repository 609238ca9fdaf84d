package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

// VB-14
class WifiFlashTest {
  private final WifiFlash flash = new WifiFlash(0x00AB0C);

  @Test
  void aNewBoardJoinsTheHomeNetworkByItself() {
    assertThat(flash.station().fits(AccessPoint.HOME)).isTrue();
    assertThat(flash.isAutoConnect()).isTrue();
    assertThat(flash.mode()).isEqualTo(WifiMode.STATION);
    assertThat(flash.phyMode()).isEqualTo(3);
  }

  @Test
  void addressesAndNameComeFromTheChip() {
    assertThat(flash.mac(false)).isEqualTo("5c:cf:7f:00:ab:0c");
    assertThat(flash.mac(true)).isEqualTo("5e:cf:7f:00:ab:0c");
    assertThat(flash.hostName()).isEqualTo("NODE-0ABC");
  }

  @Test
  void whatIsStoredStays() {
    flash.storeMode(3);
    flash.storeStation(StationConfig.NONE);
    flash.storeAutoConnect(false);
    flash.storePhyMode(1);
    assertThat(flash.mode()).isEqualTo(3);
    assertThat(flash.station().isSet()).isFalse();
    assertThat(flash.isAutoConnect()).isFalse();
    assertThat(flash.phyMode()).isEqualTo(1);
  }
}
