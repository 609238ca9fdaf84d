package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaLibrary;
import dev.wiretwin.bridge.virtual.lua.LuaTable;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * {@code wifi.ap}: the settings of a board's own network, which nobody ever joins. They last until
 * the next reset. On the board's processor only. Source: {@code app/modules/wifi.c}.
 */
final class WifiAp {
  private static final int WPA_WPA2_PSK = 4;

  private final WifiFlash flash;
  private final IntSupplier mode;
  private IpConfig address = IpConfig.ACCESS_POINT;
  private String ssid;
  private Optional<String> password = Optional.empty();
  private int auth;
  private int channel = 6;
  private boolean hidden;
  private int most = 4;
  private int beacon = 100;

  /**
   * @param mode the one in force
   */
  WifiAp(WifiFlash flash, IntSupplier mode) {
    this.flash = flash;
    this.mode = mode;
    String mac = flash.mac(true).replace(":", "");
    this.ssid = "ESP_" + mac.substring(6).toUpperCase(Locale.ROOT);
  }

  LuaLibrary library() {
    LuaLibrary library =
        new LuaLibrary("ap")
            .function("config", this::config)
            .function("getconfig", this::getconfig)
            .function("getdefaultconfig", this::getconfig)
            .function("getclient", this::getclient)
            .function("deauth", call -> call.returns(true))
            .library(dhcp());
    new WifiInterface(flash.mac(true), this::address, wanted -> address = wanted).addTo(library);
    return library;
  }

  private Optional<IpConfig> address() {
    boolean on = (mode.getAsInt() & WifiMode.ACCESS_POINT) != 0;
    return on ? Optional.of(address) : Optional.empty();
  }

  private LuaLibrary dhcp() {
    return new LuaLibrary("dhcp")
        .function("start", call -> call.returns(true))
        .function("stop", call -> call.returns(true));
  }

  private int config(LuaCall call) {
    ConfigTable table = new ConfigTable(call.table(1));
    String name =
        table.text("ssid", 1, 32, "1-32").orElseThrow(() -> new LuaError(1, "ssid: required"));
    Optional<String> key = table.text("pwd", 8, 64, "0 or 8-64");
    auth = table.number("auth", key.isPresent() ? WPA_WPA2_PSK : 0, 0, 4);
    channel = table.number("channel", 6, 1, 13);
    hidden = table.flag("hidden", false);
    most = table.number("max", 4, 1, 4);
    beacon = table.number("beacon", 100, 100, 60000);
    ssid = name;
    password = key;
    return call.returns(true);
  }

  private int getconfig(LuaCall call) {
    String key = auth == 0 ? null : password.orElse("");
    if (!call.isBoolean(1) || !call.truth(1)) {
      return call.returns(ssid, key);
    }
    return call.returns(
        new LuaTable()
            .put("ssid", ssid)
            .put("pwd", key)
            .put("auth", auth)
            .put("channel", channel)
            .put("hidden", hidden)
            .put("max", most)
            .put("beacon", beacon));
  }

  private int getclient(LuaCall call) {
    if (mode.getAsInt() == WifiMode.STATION) {
      throw new LuaError("Can't list client in STATION_MODE mode");
    }
    return call.returns(new LuaTable());
  }
}
