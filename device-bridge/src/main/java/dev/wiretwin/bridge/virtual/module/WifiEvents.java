package dev.wiretwin.bridge.virtual.module;

/** What happens to a board's Wi-Fi. Called on the board's processor. */
interface WifiEvents {
  /** The network let the station in; it has no address yet. */
  void connected(AccessPoint network);

  /**
   * @param bssid of whom it was with, or tried to be
   * @param reason one of {@link WifiReason}
   */
  void disconnected(String ssid, String bssid, int reason);

  void gotIp(IpConfig address);
}
