package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import dev.wiretwin.bridge.virtual.lua.LuaType;
import dev.wiretwin.bridge.virtual.net.TcpEvents;
import dev.wiretwin.bridge.virtual.net.TcpServer;
import dev.wiretwin.bridge.virtual.net.TcpSocket;

/**
 * What stands behind a script's {@code net.tcpserver}; while it listens it keeps itself alive. On
 * the board's processor only. Source: {@code app/modules/net.c}.
 */
final class NetServer {
  private static final String ACCEPT = "accept";
  private static final String QUAD = "[0-9]{1,3}(\\.[0-9]{1,3}){3}";
  private static final int PORT_MASK = 0xFFFF;

  private final Board board;
  private final LuaType<NetSocket> sockets;
  private final NetCallbacks callbacks;
  private LuaRef self;

  /** Null while it does not listen. */
  private TcpServer tcp;

  private String address = "0.0.0.0";

  NetServer(Board board, LuaType<NetSocket> sockets) {
    this.board = board;
    this.sockets = sockets;
    this.callbacks = new NetCallbacks(board);
  }

  int listen(LuaCall call) {
    if (tcp != null) {
      throw new LuaError("already listening");
    }
    int next = 2;
    int port = call.isNumber(next) ? (int) call.integer(next++) & PORT_MASK : 0;
    address = call.isString(next) ? call.string(next++) : "0.0.0.0";
    if (!address.matches(QUAD)) {
      throw new LuaError("invalid IP address");
    } else if (!call.isFunction(next)) {
      throw new LuaError("need callback");
    }
    callbacks.put(ACCEPT, call.function(next));
    tcp = board.tcp().listen(port, this::accept).orElseThrow(() -> new LuaError("address in use"));
    self = call.keep(1);
    return call.returns();
  }

  private TcpEvents accept(TcpSocket connection) {
    NetSocket socket = new NetSocket(board);
    LuaRef userdata = board.lua().newObject(sockets, socket);
    socket.accepted(connection, userdata);
    callbacks.call(ACCEPT, userdata);
    // what the script has just asked to hear of has happened already
    socket.connected();
    return socket;
  }

  int getaddr(LuaCall call) {
    return tcp == null ? call.returns(null, null) : call.returns(tcp.port(), address);
  }

  int close(LuaCall call) {
    if (tcp == null) {
      throw new LuaError("not connected");
    }
    tcp.close();
    tcp = null;
    self.release();
    return call.returns();
  }

  void collected() {
    callbacks.dropAll();
  }
}
