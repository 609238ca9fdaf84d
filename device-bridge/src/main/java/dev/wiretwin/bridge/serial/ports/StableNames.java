package dev.wiretwin.bridge.serial.ports;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives every port a name that outlives a re-plug: by its serial number where it has one of its
 * own, else by its USB socket, else by its path. Stateless, any thread.
 *
 * <p>Many adapters leave the factory without a serial number, or all with the same one: such a
 * number names nobody, not even while only one of them is plugged in.
 */
final class StableNames {
  private static final Pattern NO_NUMBER =
      Pattern.compile("0*[0-9]?|(.)\\1*|0?123456789?0?|.{1,3}|\\s*");
  private static final Pattern ODD = Pattern.compile("[^A-Za-z0-9._-]");
  private static final String USB = "usb-";

  private StableNames() {}

  static List<PortInfo> name(List<FoundPort> found) {
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (FoundPort port : found) {
      bySerialNumber(port).filter(name -> !once.add(name)).ifPresent(twice::add);
    }
    return found.stream()
        .map(
            port ->
                port.named(
                    bySerialNumber(port)
                        .filter(name -> !twice.contains(name))
                        .or(() -> byLocation(port))
                        .orElse(port.plainName())))
        .toList();
  }

  private static Optional<String> bySerialNumber(FoundPort port) {
    return port.serialNumber()
        .map(String::strip)
        .filter(number -> !NO_NUMBER.matcher(number.toLowerCase(Locale.ROOT)).matches())
        .map(number -> USB + ODD.matcher(number).replaceAll("_") + part(port));
  }

  private static Optional<String> byLocation(FoundPort port) {
    return port.location().map(location -> USB + location + part(port));
  }

  private static String part(FoundPort port) {
    return port.interfaceNumber() == 0 ? "" : "-if" + port.interfaceNumber();
  }

  /** The name by the USB socket of a port that may be listed by its serial number. */
  static Optional<String> socketName(PortInfo port) {
    return port.location().map(location -> USB + location);
  }
}
