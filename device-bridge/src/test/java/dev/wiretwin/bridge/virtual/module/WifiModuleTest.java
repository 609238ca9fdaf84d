package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.net.NetBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WifiModuleTest {
  private final WifiBench bench = new WifiBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aBoardIsOnlineBeforeItsFirstPrompt() {
    assertThat(bench.module.name()).isEqualTo("wifi");
    assertThat(bench.module.address()).isEqualTo("192.0.2.17");
    bench.tells(
        "tell(wifi.sta.status() == wifi.STA_GOTIP, wifi.getmode() == wifi.STATION)", true, true);
    bench.tells("tell(wifi.getchannel(), wifi.getphymode() == wifi.PHYMODE_N)", 6.0, true);
    bench.tells("tell(wifi.getcountry().country, wifi.getcountry().end_ch)", "CN", 13.0);
  }

  @Test
  void withoutAStationThereIsNoNetwork() {
    bench.tells("tell(wifi.setmode(wifi.SOFTAP), wifi.getdefaultmode())", 2.0, 2.0);
    assertThat(bench.link).containsExactly(false);
    assertThat(bench.module.address()).isEqualTo("0.0.0.0");
    bench.tells("wifi.sta.connect() tell(wifi.sta.status())", 0.0);
    bench.tells("tell(wifi.setmode(wifi.STATIONAP))", 3.0);
    bench.board.cpu.advance(3_000_000);
    assertThat(bench.link).containsExactly(false, true);
  }

  // VB-14
  @Test
  void onlyWhatIsSavedSurvivesAReset() {
    bench.tells("tell(wifi.setmode(wifi.NULLMODE, false), wifi.getdefaultmode())", 0.0, 1.0);
    bench.reset();
    bench.tells("tell(wifi.getmode(), wifi.sta.status())", 1.0, 5.0);
    bench.tells("tell(wifi.setphymode(wifi.PHYMODE_B), wifi.setmode(wifi.SOFTAP))", 1.0, 2.0);
    bench.reset();
    bench.tells("tell(wifi.getmode(), wifi.getphymode(), wifi.sta.status())", 2.0, 1.0, 0.0);
  }

  @Test
  void badArgumentsAreRefused() {
    bench.fails("wifi.setmode(4)", "bad argument #1 to 'setmode' (Invalid mode)");
    bench.fails(
        "wifi.setmode(1, 7)", "bad argument #2 to 'setmode' (boolean expected, got number)");
    bench.fails("wifi.setphymode(4)", "wrong arg type");
  }

  @Test
  void whatADefaultBuildHasNotIsAbsent() {
    bench.tells(
        "tell(wifi.startsmart, wifi.suspend, wifi.wps, wifi.monitor, wifi.sta.eventMonReg)",
        null,
        null,
        null,
        null,
        null);
  }

  // VB-66
  @Test
  void aStoppedModuleLeavesTheAirAlone() {
    bench.module.stop();
    bench.link.clear();
    bench.air.lose();
    bench.air.giveBack();
    assertThat(bench.link).isEmpty();
  }

  // VB-66
  @Test
  void aConnectionOutlivesALossOfTheNetwork() {
    NetBench net = new NetBench();
    BenchBoard board = new BenchBoard(net.stack, net.cpu);
    WifiModule wifi = new WifiModule(bench.flash, bench.air, net.stack::linkUp);
    NetModule sockets = new NetModule(wifi::address, "192.0.2.1");
    wifi.start(board);
    sockets.start(board);
    board.run(
        "c = net.createConnection() c:on('receive', function(s, d) tell(d) end)"
            + " c:connect("
            + net.serve()
            + ", 'server.test')");
    net.settle();
    bench.air.lose();
    net.peers.get(0).send("while you were away");
    net.advance(10_000_000);
    assertThat(board.told).isEmpty();
    bench.air.giveBack();
    net.advance(10_000_000);
    assertThat(board.told).containsExactly("while you were away");
    board.told.clear();
    board.run("tell(c:getaddr())");
    assertThat(board.told).hasSize(2).endsWith("192.0.2.17");
    sockets.stop();
    wifi.stop();
    net.stack.powerOff();
    board.close();
  }
}
