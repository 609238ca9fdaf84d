package dev.wiretwin.bridge.wifi;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a board stands with Wi-Fi. A value. Source: {@code wifi.getmode}, {@code wifi.sta.status} and
 * their constants in the manual page {@code wifi}.
 *
 * @param mode 0 off, 1 station, 2 access point, 3 both
 * @param station 0 idle, 1 connecting, 2 wrong password, 3 not found, 4 failed, 5 has an address
 * @param ssid the network it is configured for
 * @param ip its address
 * @param rssi the signal's strength, dBm
 */
public record WifiStatus(
    int mode, int station, Optional<String> ssid, Optional<String> ip, OptionalInt rssi) {
  /** Of modes: a part of a network that others have. */
  public static final int STATION = 1;

  public static final int CONNECTING = 1;
  public static final int WRONG_PASSWORD = 2;
  public static final int NOT_FOUND = 3;
  public static final int FAILED = 4;
  public static final int GOT_IP = 5;

  private static final int GOOD = -67;
  private static final int FAIR = -75;

  public boolean hasAddress() {
    return station == GOT_IP && ip.isPresent();
  }

  boolean hasStation() {
    return (mode & STATION) != 0;
  }

  /** For example {@code in network "lab" as 10.0.0.7, -61 dBm (good)}. */
  public String words() {
    if (!hasStation()) {
      return mode == 0 ? "Wi-Fi is off" : "an access point of its own, in no network";
    }
    String network = ssid.map(name -> "network \"" + name + "\"").orElse("a network");
    return switch (station) {
      case CONNECTING -> "connecting to " + network;
      case WRONG_PASSWORD -> network + " does not take the password";
      case NOT_FOUND -> network + " is not found";
      case FAILED -> "connecting to " + network + " failed";
      case GOT_IP -> "in " + network + ip.map(address -> " as " + address).orElse("") + signal();
      default -> ssid.isPresent() ? "not connected to " + network : "in no network";
    };
  }

  /**
   * Why it has no address, and what to do about that; a sentence.
   *
   * @param waited how long one has waited for it
   */
  public String trouble(Duration waited) {
    String words = words();
    return switch (station) {
      case WRONG_PASSWORD -> words + ": check it, capitals count";
      case NOT_FOUND -> words + ": is it within reach, and at 2.4 GHz? An ESP8266 hears no 5 GHz";
      case FAILED ->
          words + ": does the access point take WPA2 (not WPA3 alone), and one more station?";
      default ->
          words
              + (" after "
                  + waited.toSeconds()
                  + " s, without an address: is the signal good enough,")
              + " and does the network give addresses (DHCP)?";
    };
  }

  private String signal() {
    if (rssi.isEmpty()) {
      return "";
    }
    int strength = rssi.getAsInt();
    String word = strength >= GOOD ? "good" : strength >= FAIR ? "fair" : "weak";
    return ", " + strength + " dBm (" + word + ")";
  }
}
