package dev.wiretwin.core.server;

import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.ServerHandshake;
import dev.wiretwin.core.transport.Listener;
import dev.wiretwin.core.transport.Network;
import dev.wiretwin.core.transport.TlsIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Answers every message with itself, on our own engine in the server role: for the demo, as the
 * server under test in a conformance run, and as a strict peer in tests. Thread safe.
 */
public final class EchoServer implements AutoCloseable {
  private final Listener listener;

  private EchoServer(Listener listener) {
    this.listener = listener;
  }

  /**
   * Starts to listen.
   *
   * @param address port 0 takes any free one
   * @param tls what to show TLS clients; empty for plain {@code ws}
   * @throws IOException if the port cannot be bound
   */
  public static EchoServer start(
      Network network, InetSocketAddress address, Optional<TlsIdentity> tls, Settings settings)
      throws IOException {
    return new EchoServer(
        network.listen(address, tls, transport -> EchoSession.start(transport, settings)));
  }

  /**
   * What each connection is held to.
   *
   * @param handshake which subprotocols and extensions are agreed to
   */
  public record Settings(ServerHandshake handshake, Timing timing, Limits limits) {}

  /** The port it listens on. */
  public int port() {
    return listener.port();
  }

  @Override
  public void close() {
    listener.close();
  }
}
