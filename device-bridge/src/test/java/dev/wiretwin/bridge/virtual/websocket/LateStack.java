package dev.wiretwin.bridge.virtual.websocket;

import dev.wiretwin.bridge.virtual.net.TcpEvents;
import dev.wiretwin.bridge.virtual.net.TcpServer;
import dev.wiretwin.bridge.virtual.net.TcpSocket;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A network that is plugged in after the board, whose processor it needs, was made. */
final class LateStack implements TcpStack {
  private final TcpStack[] plugged;

  LateStack(TcpStack[] plugged) {
    this.plugged = plugged;
  }

  @Override
  public Optional<TcpSocket> open() {
    return plugged[0].open();
  }

  @Override
  public void resolve(String name, Consumer<Optional<String>> found) {
    plugged[0].resolve(name, found);
  }

  @Override
  public Optional<TcpServer> listen(int port, Function<TcpSocket, TcpEvents> accepted) {
    return plugged[0].listen(port, accepted);
  }
}
