package dev.wiretwin.bridge.virtual.net;

import dev.wiretwin.core.transport.Listener;
import dev.wiretwin.core.transport.Network;
import dev.wiretwin.core.transport.Transport;
import dev.wiretwin.core.transport.TransportListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Function;

/**
 * A port of a {@link LwipStack}, on this machine's own address only. It stays bound while nobody
 * listens, because unbinding it would end what it has accepted; then it resets whoever comes. On
 * the board's processor only.
 */
final class LwipServer {
  private final LwipStack stack;
  private Listener listener;
  private Optional<Listening> listening = Optional.empty();

  LwipServer(LwipStack stack) {
    this.stack = stack;
  }

  /**
   * @param port 0 takes any free one
   * @return the port it got
   * @throws IOException if this machine does not let the port be had
   */
  int bind(Network network, int port) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    listener =
        network.listen(new InetSocketAddress(here, port), Optional.empty(), this::transportCame);
    return listener.port();
  }

  TcpServer listen(Function<TcpSocket, TcpEvents> accepted) {
    Listening now = new Listening(accepted);
    listening = Optional.of(now);
    return now;
  }

  boolean isListening() {
    return listening.isPresent();
  }

  /** Nobody listens any more; what was accepted lives on. */
  void retire() {
    listening = Optional.empty();
  }

  void unbind() {
    listening = Optional.empty();
    listener.close();
  }

  /** On the transport's loop. */
  private TransportListener transportCame(Transport transport) {
    return new LwipSocket(stack, transport, 0, this::arrived).link();
  }

  private void arrived(LwipSocket socket) {
    if (listening.isEmpty() || !stack.admit(socket)) {
      socket.abort();
      return;
    }
    socket.between(listener.port(), stack.nextPort());
    socket.attend(listening.get().accepted.apply(socket));
  }

  private final class Listening implements TcpServer {
    private final Function<TcpSocket, TcpEvents> accepted;

    Listening(Function<TcpSocket, TcpEvents> accepted) {
      this.accepted = accepted;
    }

    @Override
    public int port() {
      return listener.port();
    }

    @Override
    public void close() {
      if (listening.equals(Optional.of(this))) {
        retire();
      }
    }
  }
}
