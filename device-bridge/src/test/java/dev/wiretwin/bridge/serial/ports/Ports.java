package dev.wiretwin.bridge.serial.ports;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Listed ports that stand in no system, and a listener that writes down what it hears. */
final class Ports {
  private Ports() {}

  static PortInfo at(String path, String stableName, String location) {
    return new PortInfo(
        path,
        stableName,
        "CH340, USB serial",
        OptionalInt.of(0x1a86),
        OptionalInt.of(0x7523),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(location));
  }

  static PortInfo usb(int number) {
    return at("/dev/ttyUSB" + number, "usb-1-" + number, "1-" + number);
  }

  static final class Heard implements PortListener {
    final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    @Override
    public void came(PortInfo port) {
      said.add("+" + port.path());
    }

    @Override
    public void went(PortInfo port) {
      said.add("-" + port.path());
    }
  }
}
