package dev.wiretwin.bridge.virtual.websocket;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import dev.wiretwin.bridge.virtual.lua.LuaTable;
import dev.wiretwin.bridge.virtual.module.Board;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * One {@code websocket.client} of a script, as the manual describes it: the client is always the
 * first argument, failures always come later, by the close callback. On the board's processor only.
 * Source: {@code docs/modules/websocket.md}.
 */
final class DocumentedClient implements WsEvents {
  private final Board board;
  private final IntSupplier random;
  private final Callbacks callbacks = new Callbacks();
  private Map<String, String> headers = Map.of();
  private Optional<DocumentedConnection> connection = Optional.empty();
  private LuaRef self;
  private boolean stopped;

  DocumentedClient(Board board, IntSupplier random) {
    this.board = board;
    this.random = random;
  }

  // ---- methods

  int on(LuaCall call) {
    callbacks.register(call);
    return call.returns();
  }

  int config(LuaCall call) {
    if (call.table(2).get("headers").orElse(null) instanceof LuaTable table) {
      headers = OpeningRequest.headers(table);
    }
    return call.returns();
  }

  int connect(LuaCall call) {
    if (self != null) {
      throw new LuaError("Websocket already connecting or connected.\n");
    }
    Object parsed = DocumentedUrl.parse(call.string(2));
    self = call.keep(1);
    if (parsed instanceof DocumentedUrl.Target target) {
      OpeningRequest opening = new OpeningRequest(target, headers, random);
      connection = Optional.of(new DocumentedConnection(board, random, this, opening));
      connection.get().start();
    } else {
      failLater((Integer) parsed);
    }
    return call.returns();
  }

  int send(LuaCall call) {
    DocumentedConnection open =
        connection
            .filter(DocumentedConnection::isOpen)
            .orElseThrow(() -> new LuaError("Websocket isn't connected.\n"));
    open.send((int) call.integer(3, 1), call.bytes(2));
    return call.returns();
  }

  int close(LuaCall call) {
    connection.ifPresent(DocumentedConnection::close);
    return call.returns();
  }

  /** The collector takes it, or the board is being reset. */
  void forget() {
    stopped = true;
    connection.ifPresent(DocumentedConnection::forget);
    callbacks.release();
  }

  // ---- events

  @Override
  public void connection() {
    callbacks.connection().ifPresent(called -> board.callback(called, self));
  }

  @Override
  public void receive(byte[] message, int opCode) {
    callbacks.receive().ifPresent(called -> board.callback(called, self, message, opCode));
  }

  @Override
  public void failure(int code) {
    connection = Optional.empty();
    failLater(code);
  }

  private void failLater(int code) {
    board
        .cpu()
        .post(
            Cpu.Priority.MEDIUM,
            () -> {
              LuaRef me = self;
              self = null;
              if (!stopped) {
                callbacks.close().ifPresent(called -> board.callback(called, me, code));
              }
              me.release();
            });
  }
}
