package dev.wiretwin.bridge.serial.jserialcomm;

import java.util.Optional;

/**
 * What the library tells of one port.
 *
 * @param vendorId -1 where it is not on USB; {@code productId} likewise
 */
public record ListedPort(
    String path,
    String name,
    int vendorId,
    int productId,
    Optional<String> manufacturer,
    Optional<String> product,
    Optional<String> serialNumber,
    Optional<String> location) {}
