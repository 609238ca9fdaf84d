package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.lua.BridgeBench.Ear;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A board in memory that is served, on a quick line, and what a test of that needs. */
final class MemoryBench implements AutoCloseable {
  static final int BAUD = 460_800;
  static final AgentSettings SETTINGS = AgentSettings.DEFAULT.withBaud(BAUD);
  static final BoardSettings BOARD = BoardSettings.DEFAULT.withBaud(BAUD);

  final Ear ear = new Ear();
  final MemoryBoard memory;
  final ExecutorService handlers =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "memory-bench");
            thread.setDaemon(true);
            return thread;
          });
  private LuaBoard board;
  private AgentLink link;
  private EchoPeer peer;

  MemoryBench(BoardSettings settings) {
    memory = new MemoryBoard(settings);
  }

  static MemoryBench start() {
    return new MemoryBench(BOARD);
  }

  LuaBoard.Surroundings around() {
    return new LuaBoard.Surroundings(System::nanoTime, handlers, new ConsoleLog(Clock.systemUTC()));
  }

  /** The board, ready. */
  LuaBoard board() throws LineFailure, InterruptedException {
    return board(SETTINGS);
  }

  LuaBoard board(AgentSettings settings) throws LineFailure, InterruptedException {
    if (board == null) {
      board = LuaBoard.open(memory.cable.opening(), settings, ear, around());
      ear.await("ready");
    }
    return board;
  }

  /** What is behind a board, ready. */
  AgentLink link() throws LineFailure, InterruptedException {
    return link(SETTINGS, ear);
  }

  AgentLink link(AgentSettings settings, BoardListener listener)
      throws LineFailure, InterruptedException {
    link = AgentLink.open(memory.cable.opening(), settings, listener, around());
    ear.await("ready");
    return link;
  }

  Talk talk() throws LineFailure, InterruptedException {
    return new Talk(board().newClient());
  }

  String url() throws java.io.IOException {
    if (peer == null) {
      peer = new EchoPeer("127.0.0.1");
    }
    return peer.url();
  }

  String run(String lua) throws Exception {
    return board().run(lua).get(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    if (board != null) {
      board.close();
    }
    if (link != null) {
      link.close();
    }
    memory.close();
    if (peer != null) {
      peer.close();
    }
    handlers.shutdownNow();
  }
}
