package dev.wiretwin.api.board;

import dev.wiretwin.bridge.serial.ports.PortInfo;
import dev.wiretwin.bridge.virtual.host.BoardEntry;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A board as it is listed, without anybody having touched it. A value.
 *
 * @param id stays with the board or its socket; part of addresses
 * @param port what a serial program opens
 * @param address what we open: a stable name where there is one
 * @param process of a virtual one
 * @param control of a virtual one: where it can be asked
 */
public record BoardInfo(
    String id,
    Kind kind,
    String port,
    String address,
    String description,
    Optional<Usb> usb,
    OptionalLong process,
    Optional<Path> control) {
  /** Behind the network of this machine alone there can be a virtual board only. */
  private static final Pattern HERE =
      Pattern.compile("[a-z0-9]+://(127\\.[0-9]|localhost:|\\[::1])");

  /** What it is made of. */
  public enum Kind {
    REAL,
    VIRTUAL
  }

  /**
   * What its adapter tells of itself.
   *
   * @param id vendor and product, such as {@code 1a86:7523}
   * @param location bus and sockets
   */
  public record Usb(
      Optional<String> id,
      Optional<String> manufacturer,
      Optional<String> product,
      Optional<String> serialNumber,
      Optional<String> location) {}

  static BoardInfo of(PortInfo port) {
    Optional<String> ids = ids(port.vendorId(), port.productId());
    Optional<Usb> usb =
        ids.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Usb(
                    ids,
                    port.manufacturer(),
                    port.product(),
                    port.serialNumber(),
                    port.location()));
    return new BoardInfo(
        port.stableName(),
        Kind.REAL,
        port.path(),
        port.stableName(),
        port.description(),
        usb,
        OptionalLong.empty(),
        Optional.empty());
  }

  private static Optional<String> ids(OptionalInt vendor, OptionalInt product) {
    return vendor.isPresent() && product.isPresent()
        ? Optional.of(String.format("%04x:%04x", vendor.getAsInt(), product.getAsInt()))
        : Optional.empty();
  }

  static BoardInfo of(BoardEntry entry) {
    return new BoardInfo(
        entry.name(),
        Kind.VIRTUAL,
        entry.port(),
        entry.port(),
        "virtual board",
        Optional.empty(),
        OptionalLong.of(entry.pid()),
        Optional.of(entry.control()));
  }

  /** One behind a network, which nobody can list: it is there because somebody said so. */
  static BoardInfo remote(String id, String address) {
    return new BoardInfo(
        id,
        Kind.REAL,
        address,
        address,
        "behind the network",
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }

  /** As a target of sessions and comparisons. */
  public String target() {
    return "board:" + id;
  }

  /** Whether it reaches what listens on 127.0.0.1. */
  boolean runsHere() {
    return isVirtual() || HERE.matcher(address).lookingAt();
  }

  public boolean isVirtual() {
    return kind == Kind.VIRTUAL;
  }
}
