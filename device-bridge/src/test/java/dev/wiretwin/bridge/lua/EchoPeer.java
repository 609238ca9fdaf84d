package dev.wiretwin.bridge.lua;

import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.ServerHandshake;
import dev.wiretwin.core.server.EchoServer;
import dev.wiretwin.core.transport.netty.NameLookup;
import dev.wiretwin.core.transport.netty.NettyNetwork;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** A WebSocket server that a board can reach, and that sends back whatever comes. */
final class EchoPeer implements AutoCloseable {
  private final NettyNetwork network =
      new NettyNetwork(1, NettyNetwork.Kind.BEST, NameLookup.SYSTEM);
  private final EchoServer server;
  private final String host;

  /**
   * @param host an address of this machine under which the board finds it
   */
  EchoPeer(String host) throws IOException {
    this.host = host;
    server =
        EchoServer.start(
            network,
            new InetSocketAddress(host, 0),
            Optional.empty(),
            new EchoServer.Settings(
                new ServerHandshake(List.of(), Optional.empty(), List.of()),
                Timing.NODEMCU,
                Limits.DEFAULT));
  }

  String url() {
    return "ws://" + host + ":" + server.port() + "/";
  }

  @Override
  public void close() {
    server.close();
    network.close();
  }
}
