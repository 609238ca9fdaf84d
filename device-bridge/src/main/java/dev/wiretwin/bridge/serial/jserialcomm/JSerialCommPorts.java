package dev.wiretwin.bridge.serial.jserialcomm;

import com.fazecast.jSerialComm.SerialPort;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lists the ports of systems whose own lists we do not read ourselves: macOS and Windows. The
 * library asks the system and opens nothing. Stateless, any thread.
 */
public final class JSerialCommPorts {
  private static final Set<String> SAYS_NOTHING = Set.of("", "unknown", "0-0");

  private JSerialCommPorts() {}

  public static List<ListedPort> list() {
    return Stream.of(SerialPort.getCommPorts()).map(JSerialCommPorts::listed).toList();
  }

  static ListedPort listed(SerialPort port) {
    return new ListedPort(
        port.getSystemPortPath(),
        port.getSystemPortName(),
        port.getVendorID(),
        port.getProductID(),
        said(port.getManufacturer()),
        said(port.getPortDescription()),
        said(port.getSerialNumber()),
        said(port.getPortLocation()));
  }

  /** The library writes "Unknown" for what it was not told. */
  private static Optional<String> said(String text) {
    return Optional.ofNullable(text)
        .map(String::strip)
        .filter(words -> !SAYS_NOTHING.contains(words.toLowerCase(java.util.Locale.ROOT)));
  }
}
