package dev.wiretwin.bridge.serial.ports;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A port before it has its stable name.
 *
 * @param plainName the last part of its path
 * @param interfaceNumber which of the adapter's several ports; 0 for most
 */
record FoundPort(
    String path,
    String plainName,
    OptionalInt vendorId,
    OptionalInt productId,
    Optional<String> manufacturer,
    Optional<String> product,
    Optional<String> serialNumber,
    Optional<String> location,
    int interfaceNumber) {

  PortInfo named(String stableName) {
    return new PortInfo(
        path,
        stableName,
        description(),
        vendorId,
        productId,
        manufacturer,
        product,
        serialNumber,
        location);
  }

  private String description() {
    Optional<String> chip =
        vendorId.isPresent() && productId.isPresent()
            ? UsbChips.name(vendorId.getAsInt(), productId.getAsInt())
            : Optional.empty();
    String says =
        product
            .or(() -> vendorId.isPresent() ? Optional.of("USB serial") : chip)
            .orElse("serial port");
    return chip.filter(name -> !says.contains(name)).map(name -> name + ", " + says).orElse(says);
  }
}
