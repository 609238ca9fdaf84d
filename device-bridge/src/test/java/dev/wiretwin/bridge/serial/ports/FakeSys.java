package dev.wiretwin.bridge.serial.ports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A little {@code /sys} and {@code /dev} of files, shaped as Linux shapes them. */
final class FakeSys {
  private final Path root;

  FakeSys(Path root) throws IOException {
    this.root = root.toRealPath();
    Files.createDirectories(sys().resolve("class/tty"));
    Files.createDirectories(dev());
  }

  Path sys() {
    return root.resolve("sys");
  }

  Path dev() {
    return root.resolve("dev");
  }

  SysfsPorts ports() {
    return new SysfsPorts(sys(), dev());
  }

  /** An adapter as {@code usb-serial} drivers show it, its port two folders below its interface. */
  void usb(String name, String location, int interfaceNumber, Map<String, String> says)
      throws IOException {
    Path usb = sys().resolve("devices/pci0000:00/0000:00:14.0/usb1/" + location);
    Path port = usb.resolve(location + ":1." + interfaceNumber).resolve(name);
    Path tty = Files.createDirectories(port.resolve("tty").resolve(name));
    Files.createSymbolicLink(tty.resolve("device"), port);
    for (Map.Entry<String, String> file : says.entrySet()) {
      Files.writeString(usb.resolve(file.getKey()), file.getValue() + "\n");
    }
    present(name, tty);
  }

  /** A modem-like adapter, whose tty hangs at its interface itself. */
  void acm(String name, String location, Map<String, String> says) throws IOException {
    Path usb = sys().resolve("devices/pci0000:00/0000:00:14.0/usb1/" + location);
    Path at = usb.resolve(location + ":1.0");
    Path tty = Files.createDirectories(at.resolve("tty").resolve(name));
    Files.createSymbolicLink(tty.resolve("device"), at);
    for (Map.Entry<String, String> file : says.entrySet()) {
      Files.writeString(usb.resolve(file.getKey()), file.getValue() + "\n");
    }
    present(name, tty);
  }

  /** A chip on the main board. */
  void platform(String name, String type) throws IOException {
    Path device = Files.createDirectories(sys().resolve("devices/platform/serial8250"));
    Path tty = Files.createDirectories(device.resolve("tty").resolve(name));
    Files.createSymbolicLink(tty.resolve("device"), device);
    Files.writeString(tty.resolve("type"), type + "\n");
    present(name, tty);
  }

  /** A terminal without a device. */
  void virtual(String name) throws IOException {
    present(name, Files.createDirectories(sys().resolve("devices/virtual/tty").resolve(name)));
  }

  private void present(String name, Path tty) throws IOException {
    Files.createSymbolicLink(sys().resolve("class/tty").resolve(name), tty);
    Files.createFile(dev().resolve(name));
  }

  void unplug(String name) throws IOException {
    Files.delete(sys().resolve("class/tty").resolve(name));
    Files.delete(dev().resolve(name));
  }

  static Map<String, String> ch340() {
    return Map.of("idVendor", "1a86", "idProduct", "7523", "product", "USB Serial");
  }

  static Map<String, String> cp2102(String serialNumber) {
    return Map.of(
        "idVendor", "10c4",
        "idProduct", "ea60",
        "manufacturer", "Silicon Labs",
        "product", "CP2102 USB to UART Bridge Controller",
        "serial", serialNumber);
  }

  static Map<String, String> ftdi(String serialNumber) {
    return Map.of(
        "idVendor", "0403",
        "idProduct", "6010",
        "manufacturer", "FTDI",
        "product", "Dual RS232",
        "serial", serialNumber);
  }
}
