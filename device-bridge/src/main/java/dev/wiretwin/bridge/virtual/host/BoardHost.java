package dev.wiretwin.bridge.virtual.host;

import dev.wiretwin.bridge.virtual.fault.Fault;
import dev.wiretwin.bridge.virtual.line.HostLine;
import dev.wiretwin.bridge.virtual.line.SocketWatch;
import dev.wiretwin.bridge.virtual.line.TcpLine;
import dev.wiretwin.bridge.virtual.module.FileStore;
import dev.wiretwin.bridge.virtual.module.HostFileStore;
import dev.wiretwin.bridge.virtual.module.MemoryFileStore;
import dev.wiretwin.bridge.virtual.pty.PtyLine;
import dev.wiretwin.bridge.virtual.pty.PtyWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Hosts virtual boards: many in one process, each with a line, a processor, a Lua state and a diary
 * of its own. Start it and close it on one thread; in between only the control sockets reach the
 * boards.
 */
public final class BoardHost implements AutoCloseable {
  private static final String STEM = "virt";

  private final BoardPlan plan;
  private final BoardRegister register;
  private final Workshop shop;
  private final List<HostedBoard> boards = new ArrayList<>();
  private Optional<PtyWatch> watch = Optional.empty();
  private Optional<SocketWatch> sockets = Optional.empty();
  private final Map<Integer, Integer> ports = new HashMap<>();
  private Optional<ControlServer> control = Optional.empty();
  private volatile boolean closed;

  private BoardHost(BoardPlan plan) {
    this.plan = plan;
    shop = new Workshop(plan.names());
    register = new BoardRegister(plan.folder());
  }

  /**
   * Starts all boards of a plan.
   *
   * @param diaries where to write down what concerns the board of this name
   * @throws IOException if a port, a link or a folder cannot be had; the sentence is fit for people
   */
  public static BoardHost start(BoardPlan plan, Function<String, Consumer<String>> diaries)
      throws IOException {
    BoardHost host = new BoardHost(plan);
    try {
      host.open(diaries);
      return host;
    } catch (IOException | UncheckedIOException | IllegalStateException failed) {
      host.close();
      throw failed;
    }
  }

  private void open(Function<String, Consumer<String>> diaries) throws IOException {
    if (plan.tcpPort().isEmpty()) {
      watch = Optional.of(PtyWatch.start());
    } else {
      sockets = Optional.of(SocketWatch.start());
    }
    Map<ControlPlace, ControlDesk> desks = new LinkedHashMap<>();
    for (int number = 0; number < plan.count(); number++) {
      HostedBoard board = make(number, diaries);
      boards.add(board);
      desks.put(board.control(), board);
      board.plugIn();
    }
    for (HostedBoard board : boards) {
      for (Fault fault : plan.faults()) {
        board.strike(fault);
      }
      board.powerOn();
    }
    control = Optional.of(ControlServer.start(desks, ControlLimits.DEFAULT));
  }

  private HostedBoard make(int number, Function<String, Consumer<String>> diaries)
      throws IOException {
    Optional<String> wished = plan.nameOf(number);
    String name = wished.isPresent() ? wished.get() : register.claimNext(STEM);
    if (wished.isPresent()) {
      register.claim(name);
    }
    Optional<Path> link = plan.linkOf(number).or(() -> ownLink(name));
    HostedBoard.Making making =
        new HostedBoard.Making(
            plan.settingsOf(name, number),
            files(number),
            plan.zeroSizeGivesPointer(),
            at -> plug(name, number, at),
            link);
    return new HostedBoard(shop, register, making, diaries.apply(name));
  }

  private Optional<Path> ownLink(String name) {
    return plan.tcpPort().isPresent() ? Optional.empty() : Optional.of(register.link(name));
  }

  private FileStore files(int number) throws IOException {
    Optional<Path> folder = plan.flashOf(number);
    FileStore files = new MemoryFileStore();
    if (folder.isPresent()) {
      files = new HostFileStore(Files.createDirectories(folder.get()));
    }
    for (Map.Entry<String, byte[]> file : plan.settings().files().entrySet()) {
      files.create(file.getKey());
      if (!files.write(file.getKey(), 0, file.getValue())) {
        throw new IOException(file.getKey() + " does not fit into the board's flash");
      }
    }
    return files;
  }

  private HostLine plug(String name, int number, Optional<Path> link) throws IOException {
    if (watch.isPresent()) {
      if (link.isPresent()) {
        demandFree(name, link.get());
      }
      int baud = plan.settings().baud();
      return link.isPresent()
          ? PtyLine.open(watch.get(), baud, link.get())
          : PtyLine.open(watch.get(), baud);
    } else if (link.isPresent()) {
      throw new IOException("a line over TCP has no path: plug it in without one");
    }
    int port = ports.getOrDefault(number, plan.tcpPortOf(number));
    TcpLine line = TcpLine.open(sockets.orElseThrow(), port);
    ports.put(number, line.port());
    return line;
  }

  /** What a killed process left is replaced, but a running board keeps its path. */
  private void demandFree(String name, Path link) throws IOException {
    String wanted = link.toAbsolutePath().toString();
    for (BoardEntry other : register.running()) {
      if (!other.name().equals(name) && other.port().equals(wanted)) {
        throw new IOException(
            wanted + " is the port of board " + other.name() + ": end it or choose another --link");
      }
    }
  }

  /** The boards as others find them, in their order. */
  public List<BoardEntry> boards() {
    return boards.stream().map(HostedBoard::entry).toList();
  }

  /** Unplugs all boards and leaves nothing behind. Any number of times. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    control.ifPresent(ControlServer::close);
    boards.forEach(HostedBoard::close);
    shop.close();
    watch.ifPresent(PtyWatch::close);
    sockets.ifPresent(SocketWatch::close);
  }
}
