package dev.wiretwin.bridge.virtual.module;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WifiApTest {
  private final WifiBench bench = new WifiBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aBoardsOwnNetworkIsOffAndOpenAtFirst() {
    bench.tells("tell(wifi.ap.getconfig())", "ESP_123456", null);
    bench.tells("tell(wifi.ap.getmac(), wifi.ap.getip())", "5e:cf:7f:12:34:56", null);
    bench.fails("wifi.ap.getclient()", "Can't list client in STATION_MODE mode");
  }

  @Test
  void switchedOnItHasAnAddressAndNoClients() {
    bench.tells(
        "wifi.setmode(wifi.STATIONAP) tell(wifi.ap.getip())",
        "192.168.4.1",
        "255.255.255.0",
        "192.168.4.1");
    bench.tells("tell(next(wifi.ap.getclient()), wifi.ap.deauth())", null, true);
    bench.tells(
        "tell(wifi.ap.setip{ip='10.1.1.1', gateway='10.1.1.1'}, wifi.ap.getbroadcast())",
        true,
        "10.1.1.255");
    bench.tells("tell(wifi.ap.dhcp.stop(), wifi.ap.dhcp.start())", true, true);
  }

  @Test
  void settingsAreKept() {
    bench.tells(
        "tell(wifi.ap.config{ssid='mine', pwd='12345678', channel=3, hidden=true, max=2})", true);
    bench.tells(
        "local c = wifi.ap.getdefaultconfig(true)"
            + " tell(c.ssid, c.pwd, c.auth, c.channel, c.hidden, c.max, c.beacon)",
        "mine",
        "12345678",
        4.0,
        3.0,
        true,
        2.0,
        100.0);
  }

  @Test
  void badSettingsAreRefused() {
    bench.fails("wifi.ap.config{}", "bad argument #1 to 'config' (ssid: required)");
    bench.fails(
        "wifi.ap.config{ssid='a', pwd='short'}",
        "bad argument #1 to 'config' (pwd: length:0 or 8-64)");
  }
}
