package dev.wiretwin.bridge.virtual.websocket;

import dev.wiretwin.bridge.virtual.module.BenchBoard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The connection layer with a scripted server below and a user above who writes down all. */
final class EspconnBench implements AutoCloseable {
  static final int PORT = 8080;
  final BenchBoard board = new BenchBoard();
  final CrashGuard guard = new CrashGuard(board);
  final CMemory memory = new CMemory(board, false, 0);
  final List<String> told = new ArrayList<>();
  final ScriptedStack stack;
  final EspconnLayer layer;

  EspconnBench(String server) {
    stack = new ScriptedStack(board.cpu, PORT, Scene.json("[[" + server + "]]"));
    layer = new EspconnLayer(() -> stack, board.cpu, guard, board);
  }

  Espconn conn(String ip, int port) {
    Espconn conn = new Espconn(port, false, memory.zalloc(1), memory.zalloc(1));
    conn.remoteIp = ip;
    conn.onConnected = c -> told.add("connected");
    conn.onDisconnected = c -> told.add("disconnected");
    conn.onFailed = (c, error) -> told.add("failed " + error);
    conn.onReceived =
        (c, buffer, length) ->
            told.add(
                "received " + new String(buffer.copy(0, length, ""), StandardCharsets.US_ASCII));
    conn.onSent = c -> told.add("sent");
    return conn;
  }

  /** A connection that is open, with nothing told about it yet. */
  Espconn open() {
    Espconn conn = conn("127.0.0.1", PORT);
    layer.connect(conn);
    pass(2);
    told.clear();
    return conn;
  }

  void pass(long millis) {
    board.cpu.advance(millis * 1000);
  }

  @Override
  public void close() {
    board.close();
  }
}
