package dev.wiretwin.api.board;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.PortHolder;
import dev.wiretwin.bridge.serial.PortRefusal;
import dev.wiretwin.bridge.serial.ports.PortInfo;
import dev.wiretwin.bridge.serial.ports.PortListener;
import dev.wiretwin.bridge.serial.ports.PortWatch;
import dev.wiretwin.bridge.serial.ports.SerialPorts;
import dev.wiretwin.bridge.virtual.host.BoardEntry;
import dev.wiretwin.bridge.virtual.host.BoardRegister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which boards there are: the ports of this machine, the virtual boards that run in the state
 * folder, and those that were configured. Listing opens nothing. Thread safe.
 */
final class Inventory {
  private static final Logger LOG = LoggerFactory.getLogger(Inventory.class);

  private final SerialPorts ports;
  private final SerialPorts system;
  private final BoardRegister register;
  private final List<RemoteBoard> remote;
  private volatile Map<PortInfo, BoardInfo> virtual = Map.of();
  private volatile boolean readable = true;

  Inventory(SerialPorts system, BoardRegister register, List<RemoteBoard> remote) {
    this.system = system;
    this.register = register;
    this.remote = List.copyOf(remote);
    ports = system.with(this::virtualPorts);
  }

  /** All there are now. Two that are called the same: the first one has the name. */
  List<BoardInfo> list() {
    Map<String, BoardInfo> byId = new LinkedHashMap<>();
    Stream.concat(remote.stream().map(RemoteBoard::info), ports.list().stream().map(this::infoOf))
        .forEach(board -> byId.putIfAbsent(board.id(), board));
    return List.copyOf(byId.values());
  }

  private BoardInfo infoOf(PortInfo port) {
    BoardInfo known = virtual.get(port);
    return known == null ? BoardInfo.of(port) : known;
  }

  /** Calls whenever ports have come or gone, from another thread, until the watch is closed. */
  PortWatch watch(Runnable changed) {
    return ports.watch(
        new PortListener() {
          @Override
          public void came(PortInfo port) {
            changed.run();
          }

          @Override
          public void went(PortInfo port) {
            changed.run();
          }
        });
  }

  private List<PortInfo> virtualPorts() {
    Map<PortInfo, BoardInfo> found = new LinkedHashMap<>();
    for (BoardEntry entry : running()) {
      // one that is unplugged has no device
      if (!entry.device().isEmpty()) {
        found.put(port(entry), BoardInfo.of(entry));
      }
    }
    virtual = found;
    return List.copyOf(found.keySet());
  }

  private List<BoardEntry> running() {
    try {
      List<BoardEntry> running = register.running();
      readable = true;
      return running;
    } catch (IOException unreadable) {
      if (readable) {
        LOG.warn("virtual boards cannot be listed: {}", unreadable.getMessage());
      }
      readable = false;
      return List.of();
    }
  }

  private static PortInfo port(BoardEntry entry) {
    return new PortInfo(
        entry.port(),
        entry.name(),
        "virtual board, process " + entry.pid() + " on " + entry.device(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** How a board's line is opened; one that another program holds is left alone. */
  LineOpening opening(BoardInfo board) {
    return (baud, listener) -> {
      Optional<String> holder = holder(board);
      if (holder.isPresent()) {
        throw new LineFailure(board.port() + " is held by " + holder.get() + ": end it first");
      }
      return system.open(board.address(), baud, listener);
    };
  }

  /** Why a port of this machine may not be used, with the remedy; empty when it may. */
  Optional<String> obstacle(BoardInfo board) {
    if (!board.port().startsWith("/")) {
      return Optional.empty();
    }
    Path port = Path.of(board.port());
    boolean usable = !Files.exists(port) || Files.isReadable(port) && Files.isWritable(port);
    return usable
        ? Optional.empty()
        : Optional.of(PortRefusal.onThisMachine().of(port, 0).getMessage());
  }

  /** Which other program has its port open, as far as that can be seen. */
  Optional<String> holder(BoardInfo board) {
    try {
      PortHolder holders = PortHolder.onThisMachine();
      return (board.process().isPresent() ? holders.besides(board.process().getAsLong()) : holders)
          .of(Path.of(board.port()));
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }
}
