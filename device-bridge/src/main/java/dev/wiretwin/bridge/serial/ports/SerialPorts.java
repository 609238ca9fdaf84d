package dev.wiretwin.bridge.serial.ports;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.serial.jserialcomm.JSerialCommLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The serial ports of this machine: which there are, and how to open one. Any thread. */
public final class SerialPorts {
  private static final Duration INTERVAL = Duration.ofMillis(250);

  private final Supplier<List<PortInfo>> listing;

  SerialPorts(Supplier<List<PortInfo>> listing) {
    this.listing = listing;
  }

  public static SerialPorts onThisMachine() {
    SysfsPorts ports = new SysfsPorts(Path.of("/sys"), Path.of("/dev"));
    return new SerialPorts(() -> StableNames.name(ports.list()));
  }

  /**
   * The same and some more that no system lists, such as the links of virtual boards.
   *
   * @param more asked at each listing
   */
  public SerialPorts with(Supplier<List<PortInfo>> more) {
    return new SerialPorts(
        () -> Stream.concat(listing.get().stream(), more.get().stream()).toList());
  }

  /** All ports there are now; none of them is opened for it. */
  public List<PortInfo> list() {
    return listing.get();
  }

  /**
   * Opens a line.
   *
   * @param address a path, or a stable name
   * @throws LineFailure if it cannot be had; says why and what to do
   */
  public SerialLine open(String address, int baud, LineListener listener) throws LineFailure {
    String path =
        list().stream()
            .filter(port -> port.stableName().equals(address))
            .map(PortInfo::path)
            .findFirst()
            .orElse(address);
    return JSerialCommLine.open(path, baud, listener);
  }

  /** Tells of ports that come and go until the watch is closed. */
  public PortWatch watch(PortListener listener) {
    return PortWatch.start(this::list, listener, INTERVAL);
  }
}
