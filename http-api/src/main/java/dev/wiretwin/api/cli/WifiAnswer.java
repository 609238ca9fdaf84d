package dev.wiretwin.api.cli;

import dev.wiretwin.api.board.IdentificationJson;
import dev.wiretwin.bridge.wifi.WifiNetwork;
import dev.wiretwin.bridge.wifi.WifiStatus;
import java.io.PrintWriter;
import java.util.List;

/** Prints what a board told of Wi-Fi, for people or for programs. For one thread. */
final class WifiAnswer {
  private static final int FORMAT = 1;

  private final PrintWriter out;
  private final String address;
  private final boolean json;

  /**
   * @param json for programs
   */
  WifiAnswer(PrintWriter out, String address, boolean json) {
    this.out = out;
    this.address = address;
    this.json = json;
  }

  /**
   * @param format rises when a field changes its meaning or goes away
   */
  record Status(int format, String port, IdentificationJson.Wifi wifi) {}

  /**
   * @param format as in {@link Status}
   * @param networks the strongest first
   */
  record Networks(int format, String port, List<Network> networks) {}

  /** A network the board has heard. */
  record Network(String ssid, String bssid, int rssi, String security, int channel) {
    static Network of(WifiNetwork heard) {
      return new Network(
          heard.ssid(), heard.bssid(), heard.rssi(), heard.security(), heard.channel());
    }
  }

  void status(WifiStatus status) {
    if (json) {
      JsonAnswer.print(out, new Status(FORMAT, address, IdentificationJson.Wifi.of(status)));
    } else {
      out.println(SafeText.of(address) + ": " + SafeText.of(status.words()));
      out.flush();
    }
  }

  void networks(List<WifiNetwork> heard) {
    if (json) {
      JsonAnswer.print(
          out, new Networks(FORMAT, address, heard.stream().map(Network::of).toList()));
      return;
    }
    out.printf("%-8s  %-8s  %-7s  %s%n", "SIGNAL", "SECURITY", "CHANNEL", "SSID");
    for (WifiNetwork network : heard) {
      out.printf(
          "%-8s  %-8s  %-7d  %s%n",
          network.rssi() + " dBm",
          network.security(),
          network.channel(),
          network.ssid().isEmpty() ? "(hidden)" : SafeText.of(network.ssid()));
    }
    out.flush();
  }
}
