package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaLibrary;
import dev.wiretwin.bridge.virtual.lua.LuaTable;
import java.util.function.Consumer;

/**
 * The {@code wifi} module, and with it a board's way to the network: without an address nothing
 * gets out or in. On the board's processor only. Sources: {@code app/modules/wifi.c}, {@code
 * docs/modules/wifi.md}.
 *
 * <p>Absent, as in a default build: {@code startsmart}, {@code suspend}, {@code wps}, {@code
 * monitor}. Left out: sleeping.
 */
public final class WifiModule implements Module {
  private static final String NOWHERE = "0.0.0.0";
  private static final int OWN_CHANNEL = 6;
  private static final int PHY_B = 1;
  private static final int PHY_N = 3;

  private final WifiFlash flash;
  private final WifiAir air;
  private final Consumer<Boolean> link;
  private WifiEventMonitor monitor;
  private WifiStation station;
  private WifiScan scan;

  /** What is in force until the next reset; the flash has what comes after it. */
  private int mode;

  /**
   * @param flash the board's
   * @param air what is around the board
   * @param link hears when the way to the network opens and closes, such as {@code
   *     LwipStack::linkUp}
   */
  public WifiModule(WifiFlash flash, WifiAir air, Consumer<Boolean> link) {
    this.flash = flash;
    this.air = air;
    this.link = link;
  }

  @Override
  public String name() {
    return "wifi";
  }

  @Override
  public void start(Board board) {
    mode = flash.mode();
    monitor = new WifiEventMonitor(board);
    station = new WifiStation(board.cpu(), air, flash.station(), link, monitor);
    scan = new WifiScan(board, air);
    board.lua().install(library());
    if (flash.isAutoConnect() && WifiMode.hasStation(mode)) {
      station.boot();
    }
  }

  /** The board's IPv4 address now, {@code 0.0.0.0} while it has none. */
  public String address() {
    return station.address().map(IpConfig::ip).orElse(NOWHERE);
  }

  @Override
  public void stop() {
    monitor.stop();
    scan.stop();
    station.stop();
  }

  private LuaLibrary library() {
    LuaLibrary library =
        new LuaLibrary("wifi")
            .function("setmode", this::changeMode)
            .function("getmode", call -> call.returns(mode))
            .function("getdefaultmode", call -> call.returns(flash.mode()))
            .function("getchannel", this::getchannel)
            .function("setphymode", this::changePhyMode)
            .function("getphymode", call -> call.returns(flash.phyMode()))
            .function("getcountry", this::getcountry)
            .library(new WifiSta(flash, station, monitor, () -> mode).library(scan))
            .library(new WifiAp(flash, () -> mode).library())
            .library(monitor.library());
    constants(library);
    return library;
  }

  private static void constants(LuaLibrary library) {
    library
        .constant("NULLMODE", WifiMode.NONE)
        .constant("STATION", WifiMode.STATION)
        .constant("SOFTAP", WifiMode.ACCESS_POINT)
        .constant("STATIONAP", WifiMode.BOTH)
        .constant("PHYMODE_B", PHY_B)
        .constant("PHYMODE_G", 2)
        .constant("PHYMODE_N", PHY_N)
        .constant("OPEN", 0)
        .constant("WPA_PSK", 2)
        .constant("WPA2_PSK", 3)
        .constant("WPA_WPA2_PSK", 4)
        .constant("COUNTRY_AUTO", 0)
        .constant("COUNTRY_MANUAL", 1)
        .constant("STA_IDLE", WifiStation.IDLE)
        .constant("STA_CONNECTING", WifiStation.CONNECTING)
        .constant("STA_WRONGPWD", WifiStation.WRONG_PASSWORD)
        .constant("STA_APNOTFOUND", WifiStation.NOT_FOUND)
        .constant("STA_FAIL", 4)
        .constant("STA_GOTIP", WifiStation.GOT_IP);
  }

  private int changeMode(LuaCall call) {
    long wanted = call.integer(1);
    if (wanted < WifiMode.NONE || wanted > WifiMode.BOTH) {
      throw new LuaError(1, "Invalid mode");
    }
    if (!call.isNoneOrNil(2) && !call.isBoolean(2)) {
      throw call.expected(2, "boolean");
    }
    int before = mode;
    mode = (int) wanted;
    if (call.isNoneOrNil(2) || call.truth(2)) {
      flash.storeMode(mode);
    }
    if (mode != before) {
      changed(before);
    }
    return call.returns(mode);
  }

  private void changed(int before) {
    monitor.modeChanged(before, mode);
    boolean had = WifiMode.hasStation(before);
    boolean has = WifiMode.hasStation(mode);
    if (had && !has) {
      station.disconnect();
    } else if (has && !had && flash.isAutoConnect()) {
      station.connect();
    }
  }

  private int getchannel(LuaCall call) {
    return call.returns(station.network().map(AccessPoint::channel).orElse(OWN_CHANNEL));
  }

  private int changePhyMode(LuaCall call) {
    long wanted = call.integer(1);
    if (wanted < PHY_B || wanted > PHY_N) {
      throw new LuaError("wrong arg type");
    }
    flash.storePhyMode((int) wanted);
    return call.returns(wanted);
  }

  private int getcountry(LuaCall call) {
    return call.returns(
        new LuaTable().put("country", "CN").put("start_ch", 1).put("end_ch", 13).put("policy", 0));
  }
}
