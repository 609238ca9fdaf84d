package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaLibrary;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import dev.wiretwin.bridge.virtual.lua.LuaTable;

/**
 * {@code wifi.eventmon}: tells scripts what happens to the Wi-Fi, in a task of low priority each.
 * On the board's processor only. Source: {@code app/modules/wifi_eventmon.c}.
 */
final class WifiEventMonitor implements WifiEvents {
  static final int STA_CONNECTED = 0;
  static final int STA_DISCONNECTED = 1;
  static final int STA_GOT_IP = 3;
  private static final int MODE_CHANGED = 8;
  private static final int EVENT_MAX = 10;
  private static final int BYTE_MASK = 255;

  private static final String[] NAMES = {
    "STA_CONNECTED",
    "STA_DISCONNECTED",
    "STA_AUTHMODE_CHANGE",
    "STA_GOT_IP",
    "STA_DHCP_TIMEOUT",
    "AP_STACONNECTED",
    "AP_STADISCONNECTED",
    "AP_PROBEREQRECVED",
    "WIFI_MODE_CHANGED"
  };

  private final Board board;
  private final LuaRef[] functions = new LuaRef[EVENT_MAX + 1];
  private boolean stopped;

  WifiEventMonitor(Board board) {
    this.board = board;
  }

  LuaLibrary library() {
    LuaLibrary library =
        new LuaLibrary("eventmon")
            .function("register", this::register)
            .function("unregister", this::register)
            .library(WifiReason.library())
            .constant("EVENT_MAX", EVENT_MAX);
    for (int i = 0; i < NAMES.length; i++) {
      library.constant(NAMES[i], i);
    }
    return library;
  }

  private int register(LuaCall call) {
    int event = (int) call.integer(1) & BYTE_MASK;
    if (event > EVENT_MAX) {
      throw new LuaError("valid wifi events:0-" + EVENT_MAX);
    }
    put(event, call.isFunction(2) ? call.function(2) : null);
    return call.returns();
  }

  /** Null takes the function away. */
  void put(int event, LuaRef function) {
    if (functions[event] != null) {
      functions[event].release();
    }
    functions[event] = function;
  }

  void stop() {
    stopped = true;
  }

  private void tell(int event, LuaTable about) {
    if (functions[event] != null) {
      board.cpu().post(Cpu.Priority.LOW, () -> call(event, about));
    }
  }

  private void call(int event, LuaTable about) {
    if (!stopped && functions[event] != null) {
      board.callback(functions[event], about);
    }
  }

  // ---- what happens

  void modeChanged(int from, int to) {
    tell(MODE_CHANGED, new LuaTable().put("old_mode", from).put("new_mode", to));
  }

  @Override
  public void connected(AccessPoint network) {
    tell(
        STA_CONNECTED,
        new LuaTable()
            .put("SSID", network.ssid())
            .put("BSSID", network.bssid())
            .put("channel", network.channel()));
  }

  @Override
  public void disconnected(String ssid, String bssid, int reason) {
    tell(
        STA_DISCONNECTED,
        new LuaTable().put("SSID", ssid).put("BSSID", bssid).put("reason", reason));
  }

  @Override
  public void gotIp(IpConfig address) {
    tell(
        STA_GOT_IP,
        new LuaTable()
            .put("IP", address.ip())
            .put("netmask", address.netmask())
            .put("gateway", address.gateway()));
  }
}
