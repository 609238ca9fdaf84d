package dev.wiretwin.bridge.virtual.module;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WifiScanTest {
  private static final String SHOW =
      "function(t) for k, v in pairs(t) do tell(k .. '=' .. v) end end";

  private final WifiBench bench = new WifiBench();

  @AfterEach
  void close() {
    bench.close();
  }

  private void finds(String arguments, Object... expected) {
    bench.tells("wifi.sta.getap(" + arguments + SHOW + ")");
    bench.hears(WifiStation.SCAN_MICROS, expected);
  }

  @Test
  void networksAreToldByNameOrByAddress() {
    finds("{ssid='wiretwin'}, ", "wiretwin=3,-52,02:57:54:00:00:01,6");
    finds("{channel=11}, 1, ", "02:57:54:00:00:02=caf\u00e9,-80,0,11");
    finds("{bssid='02:57:54:00:00:01'}, 0, ", "wiretwin=3,-52,02:57:54:00:00:01,6");
    finds("{ssid='nowhere'}, ");
  }

  @Test
  void theArgumentsMayBeLeftOut() {
    bench.tells("n = 0 function count(t) for _ in pairs(t) do n = n + 1 end end");
    bench.tells("wifi.sta.getap(count)");
    bench.board.cpu.advance(WifiStation.SCAN_MICROS);
    bench.tells("wifi.sta.getap(nil, count)");
    bench.board.cpu.advance(WifiStation.SCAN_MICROS);
    bench.tells("wifi.sta.getap(1, count) wifi.sta.getap(1, count)");
    bench.board.cpu.advance(WifiStation.SCAN_MICROS);
    bench.tells("tell(n)", 6.0);
  }

  // VB-66
  @Test
  void nothingIsFoundWhereNothingIs() {
    bench.air.lose();
    finds("1, ");
  }

  @Test
  void aStoppedScanTellsNobody() {
    bench.tells("wifi.sta.getap(" + SHOW + ")");
    bench.module.stop();
    bench.hears(WifiStation.SCAN_MICROS);
  }

  @Test
  void badArgumentsAreRefused() {
    bench.fails("wifi.sta.getap()", "wrong arg type");
    bench.fails("wifi.sta.getap('x')", "wrong arg type");
    bench.fails("wifi.sta.getap(2, tell)", "wrong arg type");
  }
}
