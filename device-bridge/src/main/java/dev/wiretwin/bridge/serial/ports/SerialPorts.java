package dev.wiretwin.bridge.serial.ports;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.serial.jserialcomm.JSerialCommLine;
import dev.wiretwin.bridge.serial.jserialcomm.JSerialCommPorts;
import dev.wiretwin.bridge.serial.jserialcomm.ListedPort;
import dev.wiretwin.bridge.serial.remote.RawTcpLine;
import dev.wiretwin.bridge.serial.remote.Rfc2217Line;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The serial ports of this machine: which there are, and how to open one. Any thread. */
public final class SerialPorts {
  private static final Duration INTERVAL = Duration.ofMillis(250);
  private static final int MOST_NAMED = 8;
  private static final String DEV = "/dev/";
  private static final String DEVICE = "\\\\.\\";

  private final Supplier<List<PortInfo>> listing;

  SerialPorts(Supplier<List<PortInfo>> listing) {
    this.listing = listing;
  }

  public static SerialPorts onThisMachine() {
    return onSystem(System.getProperty("os.name"));
  }

  static SerialPorts onSystem(String name) {
    if (name.toLowerCase(Locale.ROOT).contains("linux")) {
      SysfsPorts ports = new SysfsPorts(Path.of("/sys"), Path.of(DEV));
      return new SerialPorts(() -> StableNames.name(ports.list()));
    }
    return new SerialPorts(
        () -> StableNames.name(JSerialCommPorts.list().stream().map(SerialPorts::found).toList()));
  }

  static FoundPort found(ListedPort port) {
    return new FoundPort(
        port.path(),
        port.name(),
        id(port.vendorId()),
        id(port.productId()),
        port.manufacturer(),
        port.product(),
        port.serialNumber(),
        port.location(),
        0);
  }

  private static OptionalInt id(int number) {
    return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
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
   * @param address a path, a stable name, {@code tcp://host:port} or {@code rfc2217://host:port}
   * @throws LineFailure if it cannot be had; says why and what to do
   */
  public SerialLine open(String address, int baud, LineListener listener) throws LineFailure {
    LineAddress where;
    try {
      where = LineAddress.of(address);
    } catch (IllegalArgumentException wrong) {
      throw new LineFailure(wrong.getMessage());
    }
    return switch (where.kind()) {
      case TCP -> RawTcpLine.open(where.text(), where.port(), baud, listener);
      case RFC2217 -> Rfc2217Line.open(where.text(), where.port(), baud, listener);
      case LOCAL -> JSerialCommLine.open(path(where.text()), baud, listener);
    };
  }

  /** A path stays what it is; a name is looked up among the ports there are now. */
  private String path(String text) throws LineFailure {
    if (text.startsWith("/") || text.startsWith(".")) {
      return text;
    }
    List<PortInfo> ports = list();
    List<Predicate<PortInfo>> ways =
        List.of(
            port -> port.stableName().equals(text),
            port -> StableNames.socketName(port).filter(text::equals).isPresent(),
            port -> port.path().equals(DEV + text) || port.path().equals(DEVICE + text));
    for (Predicate<PortInfo> way : ways) {
      List<PortInfo> found = ports.stream().filter(way).toList();
      if (found.size() == 1) {
        return found.get(0).path();
      }
    }
    return Stream.of(DEV + text, text)
        .filter(SerialPorts::exists)
        .findFirst()
        .orElseThrow(() -> nobody(text, ports));
  }

  private static boolean exists(String path) {
    try {
      return Files.exists(Path.of(path));
    } catch (InvalidPathException none) {
      return false;
    }
  }

  private static LineFailure nobody(String text, List<PortInfo> ports) {
    String there =
        ports.stream()
            .limit(MOST_NAMED)
            .map(port -> port.stableName() + " (" + port.path() + ")")
            .collect(Collectors.joining(", "));
    return new LineFailure(
        "no serial port is called "
            + text
            + ": plug the board in, or give a path such as /dev/ttyUSB0; there "
            + (ports.isEmpty() ? "are none now" : "are now " + there));
  }

  /** Tells of ports that come and go until the watch is closed. */
  public PortWatch watch(PortListener listener) {
    return PortWatch.start(this::list, listener, INTERVAL);
  }
}
