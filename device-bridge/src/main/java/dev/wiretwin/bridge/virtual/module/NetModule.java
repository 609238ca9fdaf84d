package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaLibrary;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import dev.wiretwin.bridge.virtual.lua.LuaType;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import java.util.function.Supplier;

/**
 * The {@code net} module: TCP clients and servers, and names. On the board's processor only.
 * Sources: {@code app/modules/net.c}, {@code docs/modules/net.md}.
 *
 * <p>Left out, each with an error that says so: UDP and multicast. TLS sockets are refused the way
 * a firmware without the {@code tls} module does.
 */
public final class NetModule implements Module {
  private static final int TCP = 1;
  private static final int UDP = 2;
  private static final int MOST_SERVERS = 2;
  private static final String QUAD = "[0-9]{1,3}(\\.[0-9]{1,3}){3}";

  private final Supplier<String> address;
  private final String[] nameServers = new String[MOST_SERVERS];
  private final LuaType<NetSocket> sockets = new LuaType<>("net.tcpsocket", NetSocket.class);
  private final LuaType<NetServer> servers = new LuaType<>("net.tcpserver", NetServer.class);
  private Board board;
  private boolean stopped;

  /**
   * @param address the board's own IPv4 address, {@code 0.0.0.0} while it has none
   * @param nameServer which name server the board was told of
   */
  public NetModule(Supplier<String> address, String nameServer) {
    this.address = address;
    nameServers[0] = nameServer;
  }

  @Override
  public String name() {
    return "net";
  }

  @Override
  public void start(Board on) {
    board = on;
    socketMethods();
    servers
        .method("listen", call -> call.object(1, servers).state().listen(call))
        .method("getaddr", call -> call.object(1, servers).state().getaddr(call))
        .method("close", call -> call.object(1, servers).state().close(call))
        .onCollected(object -> object.state().collected());
    board.lua().register(sockets);
    board.lua().register(servers);
    board.lua().install(library());
  }

  private void socketMethods() {
    sockets
        .method("connect", call -> call.object(1, sockets).state().connect(call))
        .method("close", call -> call.object(1, sockets).state().close(call))
        .method("on", call -> call.object(1, sockets).state().on(call))
        .method("send", call -> call.object(1, sockets).state().send(call))
        .method("hold", call -> call.object(1, sockets).state().hold(call))
        .method("unhold", call -> call.object(1, sockets).state().unhold(call))
        .method("dns", call -> call.object(1, sockets).state().dns(call))
        .method("ttl", call -> call.object(1, sockets).state().ttl(call))
        .method("getpeer", call -> call.object(1, sockets).state().getpeer(call))
        .method("getaddr", call -> call.object(1, sockets).state().getaddr(call, address.get()))
        .onCollected(object -> object.state().collected());
  }

  private LuaLibrary library() {
    LuaLibrary dns =
        new LuaLibrary("dns")
            .function("resolve", this::resolve)
            .function("getdnsserver", this::nameServer)
            .function("setdnsserver", this::useNameServer);
    return new LuaLibrary("net")
        .function("createConnection", this::createConnection)
        .function("createServer", this::createServer)
        .function("createUDPSocket", call -> leftOut("UDP"))
        .function("multicastJoin", call -> leftOut("multicast"))
        .function("multicastLeave", call -> leftOut("multicast"))
        .library(dns)
        .constant("TCP", TCP)
        .constant("UDP", UDP);
  }

  private static int leftOut(String what) {
    throw new LuaError(what + " is not part of the virtual board: use net.createConnection");
  }

  private int createConnection(LuaCall call) {
    checkType(call);
    if (call.integer(2, 0) != 0) {
      throw new LuaError("secure connections not enabled");
    }
    return handOver(call, board.lua().newObject(sockets, new NetSocket(board)));
  }

  private int createServer(LuaCall call) {
    checkType(call);
    // the time after which lwIP asks whether a silent client is still there
    call.integer(2, 0);
    return handOver(call, board.lua().newObject(servers, new NetServer(board, sockets)));
  }

  private static void checkType(LuaCall call) {
    long type = call.integer(1, TCP);
    if (type == UDP) {
      leftOut("UDP");
    } else if (type != TCP) {
      throw new LuaError("invalid type");
    }
  }

  /** From now on it is the script that keeps it. */
  private static int handOver(LuaCall call, LuaRef object) {
    int results = call.returns(object);
    object.release();
    return results;
  }

  // ---- net.dns

  private int resolve(LuaCall call) {
    String host = call.string(1);
    LuaRef function = call.function(2);
    board
        .tcp()
        .resolve(
            host,
            found -> {
              if (!stopped) {
                board.callback(function, null, found.orElse(null));
                function.release();
              }
            });
    return call.returns();
  }

  private int nameServer(LuaCall call) {
    return call.returns(nameServers[index(call, 1)]);
  }

  private int useNameServer(LuaCall call) {
    String server = call.string(1);
    if (!server.matches(QUAD) || server.equals("0.0.0.0")) {
      throw new LuaError("invalid dns server ip");
    }
    nameServers[index(call, 2)] = server;
    return call.returns();
  }

  private static int index(LuaCall call, int argument) {
    long index = call.integer(argument, 0);
    if (index < 0 || index >= MOST_SERVERS) {
      throw new LuaError("server index out of range [0-" + (MOST_SERVERS - 1) + "]");
    }
    return (int) index;
  }

  /** The sockets themselves vanish with the {@link TcpStack}, which is the board's. */
  @Override
  public void stop() {
    stopped = true;
  }
}
