package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.wifi.WifiNetwork;
import dev.wiretwin.bridge.wifi.WifiStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What modules of all generations say of networks. A value. Names are written as they are, quotes
 * and commas in them, too: what stands behind the last quotes that fit is not theirs.
 *
 * @param rssi dBm, where it is told
 */
record AtNetworkText(String ssid, OptionalInt rssi) {
  private static final Pattern JOINED =
      Pattern.compile("\"(.*)\",\"([0-9A-Fa-f:]{17})\",(\\d{1,3})(?:,(-?\\d{1,3}).*)?");
  private static final Pattern HEARD =
      Pattern.compile(
          "\\+CWLAP:\\((\\d{1,2}),\"(.*)\",(-?\\d{1,3}),\"([0-9A-Fa-f:]{17})\",(\\d{1,3}).*\\)");
  private static final Pattern ADDRESS =
      Pattern.compile("\\+CIFSR:STAIP,\"([0-9]{1,3}(?:\\.[0-9]{1,3}){3})\"");
  private static final Pattern STATE = Pattern.compile("([0-4]),\"(.*)\"");
  private static final String NO_ADDRESS = "0.0.0.0";

  /** What follows {@code +CWJAP:}. */
  static Optional<AtNetworkText> joined(String text) {
    Matcher found = JOINED.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    OptionalInt rssi =
        found.group(4) == null
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(found.group(4)));
    return Optional.of(new AtNetworkText(utf8(found.group(1)), rssi));
  }

  /** A network, if the line tells of one. */
  static Optional<WifiNetwork> heard(String line) {
    Matcher found = HEARD.matcher(line);
    return found.matches()
        ? Optional.of(
            new WifiNetwork(
                utf8(found.group(2)),
                found.group(4),
                Integer.parseInt(found.group(3)),
                Integer.parseInt(found.group(1)),
                Integer.parseInt(found.group(5))))
        : Optional.empty();
  }

  /** The station's address, if it has one. */
  static Optional<String> address(List<String> lines) {
    for (String line : lines) {
      Matcher found = ADDRESS.matcher(line);
      if (found.matches() && !found.group(1).equals(NO_ADDRESS)) {
        return Optional.of(found.group(1));
      }
    }
    return Optional.empty();
  }

  /** How the station stands, in {@link WifiStatus}'s numbers. */
  static int station(AtAnswer state, boolean hasAddress) {
    Matcher told = STATE.matcher(Optional.ofNullable(state.after("+CWSTATE:")).orElse(""));
    if (told.matches()) {
      return switch (told.group(1)) {
        case "2" -> WifiStatus.GOT_IP;
        case "1", "3" -> WifiStatus.CONNECTING;
        default -> 0;
      };
    }
    return hasAddress && !state.says("STATUS:5") ? WifiStatus.GOT_IP : 0;
  }

  /** The network that a station is or tries to be in. */
  static Optional<String> wanted(AtAnswer state) {
    Matcher told = STATE.matcher(Optional.ofNullable(state.after("+CWSTATE:")).orElse(""));
    return told.matches() && !told.group(2).isEmpty()
        ? Optional.of(utf8(told.group(2)))
        : Optional.empty();
  }

  private static String utf8(String latin1) {
    return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
