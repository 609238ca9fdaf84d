package dev.wiretwin.bridge.serial.ports;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One serial port as it is listed, without anybody having opened it.
 *
 * @param path what the system calls it now, for example {@code /dev/ttyUSB0}; may be another's
 *     after the next plugging
 * @param stableName stays with the adapter or its socket, for example {@code usb-1-1.2}; opens it,
 *     too
 * @param description for people, never empty
 * @param location USB bus and sockets, for example {@code 1-1.2}
 */
public record PortInfo(
    String path,
    String stableName,
    String description,
    OptionalInt vendorId,
    OptionalInt productId,
    Optional<String> manufacturer,
    Optional<String> product,
    Optional<String> serialNumber,
    Optional<String> location) {}
