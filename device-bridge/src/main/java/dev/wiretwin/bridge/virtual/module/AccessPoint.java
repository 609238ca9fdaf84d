package dev.wiretwin.bridge.virtual.module;

/**
 * A Wi-Fi network in a virtual board's air.
 *
 * @param password empty for an open network
 * @param bssid six bytes in lower-case hex, with colons
 * @param rssi strength at the board, dBm
 */
public record AccessPoint(String ssid, String password, String bssid, int channel, int rssi) {
  private static final int OPEN = 0;
  private static final int WPA2_PSK = 3;

  /** The network that a new board knows, and that is there unless a fault takes it away. */
  public static final AccessPoint HOME =
      new AccessPoint("wiretwin", "wiretwin", "02:57:54:00:00:01", 6, -52);

  /** The SDK's number for how one is let in. */
  int authMode() {
    return password.isEmpty() ? OPEN : WPA2_PSK;
  }
}
