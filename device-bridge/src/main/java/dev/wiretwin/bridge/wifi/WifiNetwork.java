package dev.wiretwin.bridge.wifi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A network that a board has heard. A value. Source: {@code wifi.sta.getap} in its second format.
 *
 * @param bssid of the access point
 * @param rssi the signal's strength at the board, dBm
 * @param authMode 0 open, 1 WEP, 2 WPA, 3 WPA2, 4 WPA or WPA2
 */
public record WifiNetwork(String ssid, String bssid, int rssi, int authMode, int channel) {
  private static final int FIELDS_BEHIND = 3;

  /** Reads {@code bssid,ssid,rssi,authmode,channel} in hex; the ssid may have commas in it. */
  static WifiNetwork ofHex(String hex) {
    String text = new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    String[] fields = text.split(",", -1);
    int end = fields.length - FIELDS_BEHIND;
    if (end < 2) {
      throw new IllegalArgumentException("no network: " + text);
    }
    String ssid = String.join(",", Arrays.asList(fields).subList(1, end));
    return new WifiNetwork(
        ssid, fields[0], number(fields[end]), number(fields[end + 1]), number(fields[end + 2]));
  }

  private static int number(String field) {
    return Integer.parseInt(field.strip());
  }

  /** How one is let in. */
  public String security() {
    return switch (authMode) {
      case 0 -> "open";
      case 1 -> "WEP";
      case 2 -> "WPA";
      case 3 -> "WPA2";
      case 4 -> "WPA/WPA2";
      default -> "other";
    };
  }
}
