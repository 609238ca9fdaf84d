package dev.wiretwin.api.cli;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.PortHolder;
import dev.wiretwin.bridge.serial.ports.PortInfo;
import dev.wiretwin.bridge.serial.ports.SerialPorts;
import dev.wiretwin.bridge.virtual.host.BoardEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which serial port a command is about, and how it is reached: what such commands share. */
final class PortOption {
  @Parameters(
      index = "0",
      paramLabel = "PORT",
      description = "The port's name or path as wiretwin boards lists it, or any path to it.")
  private String address;

  @Mixin private StateFolder state;

  /** As the user called it. */
  String address() {
    return address;
  }

  /** The same, fit for a terminal. */
  String name() {
    return SafeText.of(address);
  }

  /** How the port is opened; virtual boards are known by their names, too. */
  LineOpening opening() {
    SerialPorts ports = SerialPorts.onThisMachine().with(this::virtual);
    return (baud, listener) -> {
      try {
        return ports.open(address, baud, listener);
      } catch (LineFailure refused) {
        throw holder().map(this::heldBy).orElse(refused);
      }
    };
  }

  /** Who else has a virtual board's port open; its own process, which has it too, is no news. */
  private Optional<String> holder() {
    try {
      return state
          .register()
          .find(address)
          .flatMap(
              entry -> PortHolder.onThisMachine().besides(entry.pid()).of(Path.of(entry.port())));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private LineFailure heldBy(String who) {
    return new LineFailure(address + " is held by " + who + ": end it first");
  }

  private List<PortInfo> virtual() {
    try {
      return state.register().running().stream().map(PortOption::info).toList();
    } catch (IOException unreadable) {
      // then there are none to be known by name; a path opens all the same
      return List.of();
    }
  }

  private static PortInfo info(BoardEntry entry) {
    return new PortInfo(
        entry.port(),
        entry.name(),
        "virtual board",
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
