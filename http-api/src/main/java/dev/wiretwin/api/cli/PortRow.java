package dev.wiretwin.api.cli;

import dev.wiretwin.bridge.serial.PortHolder;
import dev.wiretwin.bridge.serial.ports.PortInfo;
import dev.wiretwin.bridge.virtual.host.BoardEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One serial port as {@code boards} lists it, without anybody having touched it. Immutable; null
 * where there is nothing to tell.
 *
 * @param name stays with the port, and every command takes it
 * @param state {@code free}, {@code held}, {@code forbidden} or {@code unplugged}
 * @param usb vendor and product id, such as {@code 1a86:7523}
 * @param heldBy the program that has it open
 * @param process of a virtual board
 */
record PortRow(
    String name,
    String port,
    String state,
    String description,
    String usb,
    String manufacturer,
    String product,
    String serialNumber,
    String location,
    String heldBy,
    boolean virtual,
    Long process) {

  static PortRow of(PortInfo info, PortHolder holders) {
    Optional<String> holder = holders.of(Path.of(info.path()));
    return new PortRow(
        info.stableName(),
        info.path(),
        state(info.path(), holder),
        info.description(),
        usb(info.vendorId(), info.productId()),
        info.manufacturer().orElse(null),
        info.product().orElse(null),
        info.serialNumber().orElse(null),
        info.location().orElse(null),
        holder.orElse(null),
        false,
        null);
  }

  static PortRow of(BoardEntry entry, PortHolder holders) {
    Optional<String> holder = holders.besides(entry.pid()).of(Path.of(entry.port()));
    return new PortRow(
        entry.name(),
        entry.port(),
        entry.device().isEmpty() ? "unplugged" : state(entry.port(), holder),
        "virtual board, process " + entry.pid(),
        null,
        null,
        null,
        null,
        null,
        holder.orElse(null),
        true,
        entry.pid());
  }

  private static String state(String path, Optional<String> holder) {
    if (holder.isPresent()) {
      return "held";
    }
    boolean usable = Files.isReadable(Path.of(path)) && Files.isWritable(Path.of(path));
    return usable || !path.startsWith("/") ? "free" : "forbidden";
  }

  private static String usb(OptionalInt vendor, OptionalInt product) {
    return vendor.isPresent() && product.isPresent()
        ? String.format("%04x:%04x", vendor.getAsInt(), product.getAsInt())
        : null;
  }
}
