package dev.wiretwin.bridge.virtual.websocket;

import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import dev.wiretwin.bridge.virtual.lua.LuaTable;
import dev.wiretwin.bridge.virtual.module.Board;
import dev.wiretwin.bridge.virtual.module.Profile;
import java.util.Arrays;
import java.util.Optional;

/**
 * One {@code websocket.client} of a script, with firmware 3.0.0's way of keeping itself alive: a
 * reference to itself from {@code connect} to the end of the close callback. On the board's
 * processor only. Source: {@code websocketclient_…} in {@code app/modules/websocket.c}.
 */
final class FirmwareClient implements WsEvents {
  private static final int COLLECTED = -100;
  private static final int BAD_ANSWER = -7;
  private static final int NO_MEMORY = -8;

  private final Board board;
  private final Callbacks callbacks = new Callbacks();
  private final WsClient client;
  private LuaRef self;
  private boolean collected;

  FirmwareClient(Board board, WsRoom room) {
    this.board = board;
    client = new WsClient(room, this);
  }

  // ---- methods

  int on(LuaCall call) {
    callbacks.register(call);
    return call.returns();
  }

  int connect(LuaCall call) {
    if (client.state() != WsInfo.IDLE && client.state() != WsInfo.CLOSED) {
      throw new LuaError("Websocket already connecting or connected.\n");
    }
    client.state(WsInfo.IDLE);
    // What it held before is leaked, as in the firmware: nothing releases it any more.
    self = call.keep(1);
    client.connect(upToNul(call.bytes(2)));
    return call.returns();
  }

  int config(LuaCall call) {
    LuaTable config = call.table(2);
    Optional<Object> headers = config.get("headers");
    if (headers.isPresent() && headers.get() instanceof LuaTable table) {
      client.headers().replace(table);
    }
    return call.returns();
  }

  int send(LuaCall call) {
    if (client.state() != WsInfo.CONNECTED) {
      throw new LuaError("Websocket isn't connected.\n");
    }
    byte[] message = call.bytes(2);
    // What does not fit 32 bits becomes the largest number that does, as on the ESP8266.
    int opCode = call.count() == 3 ? (int) call.number(3) : 1;
    client.send(opCode, message);
    return call.returns();
  }

  int close(LuaCall call) {
    client.close();
    return call.returns();
  }

  /** The collector takes it, or a script calls {@code __gc} by hand. */
  void collect() {
    if (collected) {
      throw UndefinedBehaviour.written("__gc frees a client a second time");
    }
    collected = true;
    client.headers().clear();
    if (client.state() != WsInfo.CLOSED) {
      callbacks.close().ifPresent(close -> board.callback(close, COLLECTED));
    }
    callbacks.release();
    forgetSelf();
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
    int told = board.profile() == Profile.BROKEN && code == BAD_ANSWER ? NO_MEMORY : code;
    callbacks.close().ifPresent(called -> board.callback(called, self, told));
    forgetSelf();
  }

  /** Whatever it is by now: a connect inside the close callback has put a new one there. */
  private void forgetSelf() {
    if (self != null) {
      self.release();
      self = null;
    }
  }

  private static byte[] upToNul(byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (text[i] == 0) {
        return Arrays.copyOf(text, i);
      }
    }
    return text;
  }
}
