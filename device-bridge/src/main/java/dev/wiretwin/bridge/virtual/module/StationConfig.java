package dev.wiretwin.bridge.virtual.module;

import java.util.Optional;

/**
 * Which network a board is to join ({@code struct station_config}).
 *
 * @param ssid empty for none
 * @param bssid set when only that access point will do
 */
public record StationConfig(String ssid, String password, Optional<String> bssid) {
  /** No network. */
  public static final StationConfig NONE = new StationConfig("", "", Optional.empty());

  public boolean isSet() {
    return !ssid.isEmpty();
  }

  public boolean fits(AccessPoint network) {
    return network.ssid().equals(ssid)
        && (bssid.isEmpty() || bssid.get().equalsIgnoreCase(network.bssid()));
  }
}
