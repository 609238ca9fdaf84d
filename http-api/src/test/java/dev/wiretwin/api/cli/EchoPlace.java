package dev.wiretwin.api.cli;

import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.ServerHandshake;
import dev.wiretwin.core.server.EchoServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** A WebSocket server that answers every message with itself. */
record EchoPlace(EchoServer server) implements AutoCloseable {
  static EchoPlace open() throws IOException {
    return new EchoPlace(
        EchoServer.start(
            WebSocket.defaultNetwork(),
            new InetSocketAddress("127.0.0.1", 0),
            Optional.empty(),
            new EchoServer.Settings(
                new ServerHandshake(List.of("chat"), Optional.empty(), List.of()),
                Timing.NODEMCU,
                Limits.DEFAULT)));
  }

  String url() {
    return "ws://127.0.0.1:" + server.port() + "/";
  }

  @Override
  public void close() {
    server.close();
  }
}
