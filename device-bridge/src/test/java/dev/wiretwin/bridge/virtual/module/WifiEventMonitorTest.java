package dev.wiretwin.bridge.virtual.module;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WifiEventMonitorTest {
  private final WifiBench bench = new WifiBench();

  @AfterEach
  void close() {
    bench.close();
  }

  // VB-66
  @Test
  void aLossAndTheReturnAreTold() {
    bench.tells(
        "local e = wifi.eventmon"
            + " e.register(e.STA_DISCONNECTED, function(t) tell('lost', t.SSID, t.BSSID, t.reason) end)"
            + " e.register(e.STA_CONNECTED, function(t) tell('in', t.SSID, t.BSSID, t.channel) end)"
            + " e.register(e.STA_GOT_IP, function(t) tell(t.IP, t.netmask, t.gateway) end)");
    bench.air.lose();
    bench.hears(WifiStation.BEACON_MICROS, "lost", "wiretwin", AccessPoint.HOME.bssid(), 200.0);
    bench.air.giveBack();
    bench.hears(
        10_000_000,
        "in",
        "wiretwin",
        AccessPoint.HOME.bssid(),
        6.0,
        "192.0.2.17",
        "255.255.255.0",
        "192.0.2.1");
  }

  @Test
  void anotherModeIsTold() {
    bench.tells(
        "wifi.eventmon.register(wifi.eventmon.WIFI_MODE_CHANGED,"
            + " function(t) tell(t.old_mode, t.new_mode) end) wifi.setmode(3)",
        1.0,
        3.0);
  }

  @Test
  void functionsCanBeReplacedAndTakenAway() {
    bench.tells(
        "local e = wifi.eventmon e.register(8, function() tell('old') end)"
            + " e.register(8, function() tell('new') end) wifi.setmode(3)",
        "new");
    bench.tells("wifi.setmode(2) wifi.eventmon.unregister(8)");
    bench.fails("wifi.eventmon.register(11, tell)", "valid wifi events:0-10");
  }

  @Test
  void nothingIsToldOnceTheBoardIsReset() {
    bench.tells("wifi.eventmon.register(1, tell)");
    bench.module.stop();
    bench.hears(10_000_000);
  }
}
