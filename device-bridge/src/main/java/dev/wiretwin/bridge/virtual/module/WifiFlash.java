package dev.wiretwin.bridge.virtual.module;

import java.util.Locale;

/**
 * The Wi-Fi settings that survive a reset (VB-14): the board keeps it, each life of its {@link
 * WifiModule} reads and writes it. On the board's processor only.
 */
public final class WifiFlash {
  /** Station only, as a board is sold. */
  private int mode = WifiMode.STATION;

  private StationConfig station =
      new StationConfig(
          AccessPoint.HOME.ssid(), AccessPoint.HOME.password(), java.util.Optional.empty());
  private boolean autoConnect = true;
  private int phyMode = 3;
  private final int chipId;

  /**
   * A new board's settings: it joins {@link AccessPoint#HOME} by itself.
   *
   * @param chipId the lower three bytes of its addresses, as {@code node.chipid()} tells them
   */
  public WifiFlash(int chipId) {
    this.chipId = chipId;
  }

  /** The station's address as the factory set it; the access point's has one bit more. */
  String mac(boolean accessPoint) {
    return String.format(
        Locale.ROOT,
        "%s:cf:7f:%02x:%02x:%02x",
        accessPoint ? "5e" : "5c",
        chipId >> 16 & 255,
        chipId >> 8 & 255,
        chipId & 255);
  }

  /** The host name that the firmware makes of the address. */
  String hostName() {
    return String.format(
        Locale.ROOT, "NODE-%X%X%X", chipId >> 16 & 255, chipId >> 8 & 255, chipId & 255);
  }

  int mode() {
    return mode;
  }

  void storeMode(int wanted) {
    mode = wanted;
  }

  StationConfig station() {
    return station;
  }

  void storeStation(StationConfig wanted) {
    station = wanted;
  }

  boolean isAutoConnect() {
    return autoConnect;
  }

  void storeAutoConnect(boolean wanted) {
    autoConnect = wanted;
  }

  int phyMode() {
    return phyMode;
  }

  void storePhyMode(int wanted) {
    phyMode = wanted;
  }
}
