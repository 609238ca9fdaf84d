package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import dev.wiretwin.bridge.virtual.lua.LuaTable;
import java.util.List;
import java.util.Optional;

/**
 * {@code wifi.sta.getap}: looks around for networks, and tells them after a while. On the board's
 * processor only. Source: {@code app/modules/wifi.c}.
 */
final class WifiScan {
  private static final int BY_BSSID = 1;

  private final Board board;
  private final WifiAir air;
  private Cpu.Alarm done = () -> {};

  WifiScan(Board board, WifiAir air) {
    this.board = board;
    this.air = air;
  }

  /** {@code getap([[cfg], format,] function)}: who listens comes last, whatever is left out. */
  int getap(LuaCall call) {
    Optional<ConfigTable> wanted =
        call.isTable(1) ? Optional.of(new ConfigTable(call.table(1))) : Optional.empty();
    int at = call.isTable(1) || call.isNil(1) ? 2 : 1;
    long format = call.isNumber(at) ? call.integer(at++) : 0;
    if (format != 0 && format != BY_BSSID || call.count() == 0) {
      throw new LuaError("wrong arg type");
    }
    if (call.isFunction(at)) {
      start(call.function(at), format == BY_BSSID, wanted);
    } else if (at == 1) {
      throw new LuaError("wrong arg type");
    }
    return call.returns();
  }

  private void start(LuaRef function, boolean byBssid, Optional<ConfigTable> wanted) {
    Optional<String> ssid = wanted.flatMap(table -> table.text("ssid", 0, 32, "0-32"));
    Optional<String> bssid = wanted.flatMap(table -> table.text("bssid", 17, 17, "17"));
    int channel = wanted.map(table -> table.number("channel", 0, 0, 13)).orElse(0);
    done.cancel();
    done =
        board
            .cpu()
            .after(
                WifiStation.SCAN_MICROS,
                () -> {
                  List<AccessPoint> found =
                      air.heard().stream()
                          .filter(one -> ssid.isEmpty() || one.ssid().equals(ssid.get()))
                          .filter(
                              one -> bssid.isEmpty() || one.bssid().equalsIgnoreCase(bssid.get()))
                          .filter(one -> channel == 0 || one.channel() == channel)
                          .toList();
                  board.callback(function, table(found, byBssid));
                  function.release();
                });
  }

  private static LuaTable table(List<AccessPoint> networks, boolean byBssid) {
    LuaTable table = new LuaTable();
    for (AccessPoint one : networks) {
      String key = byBssid ? one.bssid() : one.ssid();
      String value =
          byBssid
              ? one.ssid() + "," + one.rssi() + "," + one.authMode() + "," + one.channel()
              : one.authMode() + "," + one.rssi() + "," + one.bssid() + "," + one.channel();
      table.put(key, value);
    }
    return table;
  }

  void stop() {
    done.cancel();
  }
}
