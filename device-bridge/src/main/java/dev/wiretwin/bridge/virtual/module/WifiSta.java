package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaLibrary;
import dev.wiretwin.bridge.virtual.lua.LuaTable;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * {@code wifi.sta}: a script's hand on the {@link WifiStation}. On the board's processor only.
 * Source: {@code app/modules/wifi.c}, {@code docs/modules/wifi.md}.
 */
final class WifiSta {
  private static final String ANY_BSSID = "ff:ff:ff:ff:ff:ff";
  private static final String HOST_NAME = "[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?";
  private static final int MOST_REMEMBERED = 5;
  private static final int NO_SIGNAL = 10;

  private final WifiFlash flash;
  private final WifiStation station;
  private final WifiEventMonitor monitor;
  private final IntSupplier mode;
  private String hostName;

  /**
   * @param mode the one in force
   */
  WifiSta(WifiFlash flash, WifiStation station, WifiEventMonitor monitor, IntSupplier mode) {
    this.flash = flash;
    this.station = station;
    this.monitor = monitor;
    this.mode = mode;
    this.hostName = flash.hostName();
  }

  LuaLibrary library(WifiScan scan) {
    LuaLibrary library =
        new LuaLibrary("sta")
            .function("config", this::config)
            .function("clearconfig", this::clearconfig)
            .function("getconfig", call -> describe(call, station.config()))
            .function("getdefaultconfig", call -> describe(call, flash.station()))
            .function("connect", this::connect)
            .function("disconnect", this::disconnect)
            .function("autoconnect", this::autoconnect)
            .function("status", call -> call.returns(station.status()))
            .function("getrssi", this::getrssi)
            .function("getap", scan::getap)
            .function("getapindex", call -> call.returns(1))
            .function("getapinfo", this::getapinfo)
            .function("changeap", this::changeap)
            .function("setaplimit", this::limitRemembered)
            .function("gethostname", call -> call.returns(hostName))
            .function("sethostname", this::rename);
    new WifiInterface(
            flash.mac(false),
            () -> station.address().or(station::fixedAddress),
            station::fixAddress)
        .addTo(library);
    return library;
  }

  private int config(LuaCall call) {
    ConfigTable table = new ConfigTable(call.table(1));
    String ssid =
        table.text("ssid", 0, 32, "0-32").orElseThrow(() -> new LuaError(1, "ssid required"));
    String password = table.text("pwd", 0, 64, "0-64").orElse("");
    Optional<String> bssid = table.text("bssid");
    if (bssid.isPresent() && bssid.get().length() != ANY_BSSID.length()) {
      throw new LuaError(1, "bssid: FF:FF:FF:FF:FF:FF");
    }
    boolean auto = table.flag("auto", true);
    StationConfig wanted = new StationConfig(ssid, password, bssid);
    boolean save = table.flag("save", true);
    table
        .function("connected_cb")
        .ifPresent(function -> monitor.put(WifiEventMonitor.STA_CONNECTED, function));
    table
        .function("disconnected_cb")
        .ifPresent(function -> monitor.put(WifiEventMonitor.STA_DISCONNECTED, function));
    table
        .function("got_ip_cb")
        .ifPresent(function -> monitor.put(WifiEventMonitor.STA_GOT_IP, function));
    use(wanted, auto, save);
    return call.returns(true);
  }

  private void use(StationConfig wanted, boolean auto, boolean save) {
    station.configure(wanted);
    if (save) {
      flash.storeStation(wanted);
    }
    flash.storeAutoConnect(auto);
    if (auto) {
      connectIfStation();
    }
  }

  private int clearconfig(LuaCall call) {
    use(StationConfig.NONE, false, true);
    return call.returns(true);
  }

  private int describe(LuaCall call, StationConfig config) {
    if (call.isBoolean(1) && call.truth(1)) {
      return call.returns(fields(config));
    }
    return call.returns(
        config.ssid(),
        config.password(),
        config.bssid().isPresent() ? 1 : 0,
        config.bssid().orElse(ANY_BSSID));
  }

  private static LuaTable fields(StationConfig config) {
    return new LuaTable()
        .put("ssid", config.ssid())
        .put("pwd", config.password().isEmpty() ? null : config.password())
        .put("bssid", config.bssid().orElse(null));
  }

  private int connect(LuaCall call) {
    if (call.isFunction(1)) {
      monitor.put(WifiEventMonitor.STA_CONNECTED, call.function(1));
    }
    connectIfStation();
    return call.returns();
  }

  private void connectIfStation() {
    if (WifiMode.hasStation(mode.getAsInt())) {
      station.connect();
    }
  }

  private int disconnect(LuaCall call) {
    if (call.isFunction(1)) {
      monitor.put(WifiEventMonitor.STA_DISCONNECTED, call.function(1));
    }
    station.disconnect();
    return call.returns();
  }

  private int autoconnect(LuaCall call) {
    long wanted = call.integer(1);
    if (wanted != 0 && wanted != 1) {
      throw new LuaError(1, "0 or 1");
    }
    flash.storeAutoConnect(wanted == 1);
    return call.returns();
  }

  private int getrssi(LuaCall call) {
    int rssi = station.rssi();
    return call.returns(rssi < NO_SIGNAL ? rssi : null);
  }

  /** One network is remembered, not up to five. */
  private int getapinfo(LuaCall call) {
    LuaTable table = new LuaTable().put("qty", 1);
    LuaTable known = LuaTable.listOf(List.of(fields(flash.station())));
    known.entries().forEach(entry -> table.put(entry.key(), entry.value()));
    return call.returns(table);
  }

  private int changeap(LuaCall call) {
    return call.returns(index(call) == 1);
  }

  private int limitRemembered(LuaCall call) {
    index(call);
    return call.returns(true);
  }

  private static long index(LuaCall call) {
    long index = call.integer(1);
    if (index < 1 || index > MOST_REMEMBERED) {
      throw new LuaError(1, "Valid range: 1-5");
    }
    return index;
  }

  private int rename(LuaCall call) {
    String wanted = call.string(1);
    if (!wanted.matches(HOST_NAME)) {
      throw new LuaError(1, "Invalid hostname");
    }
    hostName = wanted;
    return call.returns();
  }
}
