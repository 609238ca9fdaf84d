package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import dev.wiretwin.bridge.virtual.net.TcpEvents;
import dev.wiretwin.bridge.virtual.net.TcpSocket;
import java.util.List;
import java.util.Optional;

/**
 * What stands behind a script's {@code net.tcpsocket}. It keeps its own userdata alive from {@code
 * connect} until the connection has ended, so a script need not hold it. On the board's processor
 * only. Source: {@code app/modules/net.c}.
 */
final class NetSocket implements TcpEvents {
  private static final List<String> EVENTS =
      List.of("connection", "disconnection", "reconnection", "dns", "receive", "sent");

  /** What lwIP connects to when a name has no address, and waits for in vain. */
  private static final String NOWHERE = "255.255.255.255";

  private static final int PORT_MASK = 0xFFFF;
  private static final int TTL = 255;
  private static final int ERR_OK = 0;
  private static final int ERR_ABRT = -8;
  private static final int ERR_RST = -9;

  private final Board board;
  private final NetCallbacks callbacks;

  /** Null while nothing keeps the userdata but the script. */
  private LuaRef self;

  /** Null while there is no connection ({@code pcb}). */
  private TcpSocket tcp;

  private boolean dialed;
  private int port;
  private int lookups;
  private int ttl = TTL;

  NetSocket(Board board) {
    this.board = board;
    this.callbacks = new NetCallbacks(board);
  }

  /** Takes over an accepted connection. */
  void accepted(TcpSocket socket, LuaRef userdata) {
    tcp = socket;
    dialed = true;
    port = socket.remotePort();
    self = userdata;
  }

  // ---- methods

  int connect(LuaCall call) {
    if (tcp != null) {
      throw new LuaError("already connected");
    }
    int target = (int) call.integer(2) & PORT_MASK;
    if (target == 0) {
      throw new LuaError("specify port");
    }
    String host = call.isString(3) || call.isNumber(3) ? call.string(3) : "127.0.0.1";
    if (call.count() > 3) {
      if (!call.isFunction(4)) {
        throw new LuaError(4, "not a function");
      }
      callbacks.put("connection", call.function(4));
    }
    tcp = board.tcp().open().orElseThrow(() -> new LuaError("cannot allocate PCB"));
    dialed = false;
    ttl = TTL;
    port = target;
    lookUp(call, host);
    return call.returns();
  }

  private void lookUp(LuaCall call, String host) {
    lookups++;
    if (self == null) {
      self = call.keep(1);
    }
    board.tcp().resolve(host, this::found);
  }

  private void found(Optional<String> address) {
    if (self != null) {
      callbacks.call("dns", self, address.orElse(null));
    }
    lookups--;
    if (tcp != null && !dialed) {
      dialed = true;
      tcp.connect(address.orElse(NOWHERE), port, false, this);
    } else if (tcp == null) {
      letGo();
    }
  }

  int on(LuaCall call) {
    String event = call.string(2);
    if (!EVENTS.contains(event)) {
      throw new LuaError("invalid callback name");
    }
    if (call.isFunction(3)) {
      callbacks.put(event, call.function(3));
    } else if (call.isNil(3)) {
      callbacks.drop(event);
    } else {
      throw new LuaError("invalid callback function");
    }
    return call.returns();
  }

  int send(LuaCall call) {
    byte[] data = call.bytes(2);
    if (data.length == 0) {
      throw new LuaError("no data to send");
    }
    if (call.isFunction(3)) {
      callbacks.put("sent", call.function(3));
    }
    if (tcp == null || self == null || !dialed) {
      throw new LuaError("not connected");
    }
    if (!tcp.write(data, 0, data.length)) {
      throw new LuaError("out of memory");
    }
    return call.returns();
  }

  int hold(LuaCall call) {
    if (tcp != null) {
      tcp.receiving(false);
    }
    return call.returns();
  }

  int unhold(LuaCall call) {
    if (tcp != null) {
      tcp.receiving(true);
    }
    return call.returns();
  }

  int dns(LuaCall call) {
    String host = call.string(2);
    if (call.isFunction(3)) {
      callbacks.put("dns", call.function(3));
    }
    if (!callbacks.has("dns")) {
      throw new LuaError("no callback specified");
    }
    lookUp(call, host);
    return call.returns();
  }

  int ttl(LuaCall call) {
    if (tcp == null) {
      throw new LuaError("socket is not open/bound yet");
    }
    int wanted = (int) call.integer(2, -1);
    ttl = wanted == -1 ? ttl : wanted & 255;
    return call.returns(wanted == -1 ? ttl : wanted);
  }

  int getpeer(LuaCall call) {
    return tcp == null ? call.returns(null, null) : call.returns(port, tcp.remoteAddress());
  }

  int getaddr(LuaCall call, String here) {
    return tcp == null || !dialed ? call.returns(null, null) : call.returns(tcp.localPort(), here);
  }

  int close(LuaCall call) {
    if (tcp == null) {
      throw new LuaError("not connected");
    }
    tcp.close();
    tcp = null;
    letGo();
    return call.returns();
  }

  /** The collector has it: nobody could end the connection any more. */
  void collected() {
    if (tcp != null) {
      tcp.abort();
      tcp = null;
    }
    callbacks.dropAll();
  }

  private void letGo() {
    if (lookups == 0 && self != null) {
      self.release();
      self = null;
    }
  }

  // ---- TcpEvents

  @Override
  public void connected() {
    if (self != null) {
      callbacks.call("connection", self);
    }
  }

  @Override
  public void received(byte[] segment) {
    if (tcp != null) {
      callbacks.call("receive", self, segment);
    }
  }

  @Override
  public void sent(int bytes) {
    if (tcp != null) {
      callbacks.call("sent", self);
    }
  }

  @Override
  public void ended() {
    if (tcp != null) {
      TcpSocket ending = tcp;
      gone(ERR_OK);
      ending.close();
    }
  }

  @Override
  public void failed(Failure why) {
    if (tcp != null) {
      gone(why == Failure.TIMEOUT ? ERR_ABRT : ERR_RST);
    }
  }

  /** A script that wants to hear of errors apart has "reconnection" for them. */
  private void gone(int error) {
    tcp = null;
    boolean apart = error != ERR_OK && callbacks.has("reconnection");
    callbacks.call(apart ? "reconnection" : "disconnection", self, error);
    if (tcp == null) {
      letGo();
    }
  }
}
