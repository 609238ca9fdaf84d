package dev.wiretwin.bridge.serial.ports;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists what Linux tells of serial ports in {@code /sys/class/tty}, and opens none of them.
 * Stateless, any thread.
 *
 * <p>Source: the kernel's {@code Documentation/ABI}, {@code sysfs-bus-usb} and {@code sysfs-tty}.
 */
final class SysfsPorts {
  private static final int MOST_PORTS = 1024;
  private static final int LONGEST_TEXT = 256;
  private static final int HEX = 16;
  private static final Pattern INTERFACE = Pattern.compile("[0-9]+-[0-9.]+:[0-9]+\\.([0-9]+)");
  private static final Pattern NUMBER = Pattern.compile("([^0-9]*)([0-9]{1,9})");

  private final Path sys;
  private final Path dev;

  /**
   * @param sys where the kernel's device tree hangs, usually {@code /sys}
   * @param dev where the device files are, usually {@code /dev}
   */
  SysfsPorts(Path sys, Path dev) {
    this.sys = sys;
    this.dev = dev;
  }

  List<FoundPort> list() {
    List<FoundPort> found = new ArrayList<>();
    try (DirectoryStream<Path> ttys = Files.newDirectoryStream(sys.resolve("class/tty"))) {
      for (Path tty : ttys) {
        if (found.size() < MOST_PORTS) {
          port(tty).ifPresent(found::add);
        }
      }
    } catch (IOException | DirectoryIteratorException noSuchTree) {
      return List.of();
    }
    found.sort(
        Comparator.comparing((FoundPort port) -> NUMBER.matcher(port.plainName()).replaceAll("$1"))
            .thenComparing(port -> number(port.plainName()))
            .thenComparing(FoundPort::path));
    return found;
  }

  private static int number(String name) {
    Matcher matcher = NUMBER.matcher(name);
    return matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
  }

  private Optional<FoundPort> port(Path tty) {
    String name = tty.getFileName().toString();
    Path node = dev.resolve(name);
    Path device;
    try {
      device = tty.resolve("device").toRealPath();
    } catch (IOException virtualOrGone) {
      return Optional.empty();
    }
    if (!Files.exists(node)) {
      return Optional.empty();
    }
    for (Path up = device; up != null && !up.equals(sys); up = up.getParent()) {
      if (Files.exists(up.resolve("idVendor"))) {
        return Optional.of(usb(node, name, device, up));
      }
    }
    return onBoard(tty) ? Optional.of(plain(node, name)) : Optional.empty();
  }

  /** A chip that the kernel found, not one of the dozens that it only could drive. */
  private static boolean onBoard(Path tty) {
    return text(tty.resolve("type")).filter(type -> !type.equals("0")).isPresent();
  }

  private static FoundPort plain(Path node, String name) {
    return new FoundPort(
        node.toString(),
        name,
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  private static FoundPort usb(Path node, String name, Path device, Path usb) {
    return new FoundPort(
        node.toString(),
        name,
        hex(usb.resolve("idVendor")),
        hex(usb.resolve("idProduct")),
        text(usb.resolve("manufacturer")),
        text(usb.resolve("product")),
        text(usb.resolve("serial")),
        Optional.of(usb.getFileName().toString()),
        interfaceNumber(device));
  }

  private static int interfaceNumber(Path device) {
    for (Path up = device; up != null && up.getFileName() != null; up = up.getParent()) {
      Matcher matcher = INTERFACE.matcher(up.getFileName().toString());
      if (matcher.matches()) {
        return Integer.parseInt(matcher.group(1));
      }
    }
    return 0;
  }

  private static OptionalInt hex(Path file) {
    try {
      return OptionalInt.of(Integer.parseInt(text(file).orElse(""), HEX));
    } catch (NumberFormatException torn) {
      return OptionalInt.empty();
    }
  }

  private static Optional<String> text(Path file) {
    try {
      String text = Files.readString(file).strip();
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
    } catch (IOException none) {
      return Optional.empty();
    }
  }
}
