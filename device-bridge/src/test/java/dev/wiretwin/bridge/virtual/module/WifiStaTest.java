package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WifiStaTest {
  private static final long ENOUGH_MICROS = 10_000_000;

  private final WifiBench bench = new WifiBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void theFirstConfigurationIsTheHomeNetwork() {
    bench.tells("tell(wifi.sta.getconfig())", "wiretwin", "wiretwin", 0.0, "ff:ff:ff:ff:ff:ff");
    bench.tells(
        "local c = wifi.sta.getdefaultconfig(true) tell(c.ssid, c.pwd, c.bssid)",
        "wiretwin",
        "wiretwin",
        null);
    bench.tells("tell(wifi.sta.getapinfo().qty, wifi.sta.getapinfo()[1].ssid)", 1.0, "wiretwin");
    bench.tells(
        "tell(wifi.sta.getapindex(), wifi.sta.changeap(2), wifi.sta.setaplimit(5))",
        1.0,
        false,
        true);
    bench.tells("tell(wifi.sta.getrssi(), wifi.sta.gethostname())", -52.0, "NODE-123456");
  }

  @Test
  void anotherNetworkIsJoined() {
    bench.tells(
        "tell(wifi.sta.config{ssid='caf\u00e9', save=false,"
            + " connected_cb=function(t) tell(t.SSID, t.channel) end,"
            + " disconnected_cb=function(t) tell(t.reason) end,"
            + " got_ip_cb=function(t) tell(t.IP) end})",
        true,
        8.0);
    bench.hears(ENOUGH_MICROS, "caf\u00e9", 11.0, "192.0.2.17");
    bench.tells("tell(wifi.sta.status(), wifi.sta.getrssi())", 5.0, -80.0);
    bench.tells("tell((wifi.sta.getdefaultconfig()))", "wiretwin");
  }

  // VB-14
  @Test
  void aSavedNetworkSurvivesAReset() {
    bench.tells("wifi.sta.config{ssid='caf\u00e9'}");
    bench.reset();
    bench.tells("tell((wifi.sta.getconfig()), wifi.sta.getrssi())", "caf\u00e9", -80.0);
  }

  @Test
  void wrongSettingsAreTold() {
    bench.tells("wifi.sta.config{ssid='wiretwin', pwd='guessed'}");
    bench.board.cpu.advance(ENOUGH_MICROS);
    bench.tells("tell(wifi.sta.status() == wifi.STA_WRONGPWD)", true);
    bench.tells("wifi.sta.config{ssid='nowhere', bssid='00:11:22:33:44:55'}");
    bench.board.cpu.advance(ENOUGH_MICROS);
    bench.tells("tell(wifi.sta.status() == wifi.STA_APNOTFOUND, wifi.sta.getrssi())", true, null);
    bench.tells("tell(wifi.sta.getconfig())", "nowhere", "", 1.0, "00:11:22:33:44:55");
  }

  @Test
  void connectAndDisconnectTakeFunctions() {
    bench.tells(
        "wifi.sta.disconnect(function(t) tell('gone', t.SSID) end) tell(wifi.sta.getip())",
        null,
        "gone",
        "wiretwin");
    bench.tells("wifi.sta.connect(function(t) tell('in', t.BSSID) end)");
    bench.hears(ENOUGH_MICROS, "in", AccessPoint.HOME.bssid());
  }

  @Test
  void withoutAutoConnectABoardStaysAway() {
    bench.tells("wifi.sta.autoconnect(0)");
    bench.reset();
    bench.tells("tell(wifi.sta.status())", 0.0);
    bench.tells("tell(wifi.sta.clearconfig(), (wifi.sta.getconfig()))", true, "");
  }

  @Test
  void addressesAreTold() {
    bench.tells("tell(wifi.sta.getmac())", "5c:cf:7f:12:34:56");
    bench.tells("tell(wifi.sta.getip())", "192.0.2.17", "255.255.255.0", "192.0.2.1");
    bench.tells("tell(wifi.sta.getbroadcast())", "192.0.2.255");
  }

  @Test
  void badArgumentsAreRefused() {
    bench.fails(
        "wifi.sta.config('ssid', 'pwd')",
        "bad argument #1 to 'config' (table expected, got string)");
    bench.fails("wifi.sta.config{}", "bad argument #1 to 'config' (ssid required)");
    bench.fails(
        "wifi.sta.config{ssid='a', bssid='1'}",
        "bad argument #1 to 'config' (bssid: FF:FF:FF:FF:FF:FF)");
    bench.fails("wifi.sta.autoconnect(2)", "bad argument #1 to 'autoconnect' (0 or 1)");
    bench.fails("wifi.sta.changeap(6)", "bad argument #1 to 'changeap' (Valid range: 1-5)");
    bench.fails(
        "wifi.sta.sethostname('-x')", "bad argument #1 to 'sethostname' (Invalid hostname)");
    bench.tells("wifi.sta.sethostname('my-board') tell(wifi.sta.gethostname())", "my-board");
    assertThat(bench.link).isEmpty();
  }
}
