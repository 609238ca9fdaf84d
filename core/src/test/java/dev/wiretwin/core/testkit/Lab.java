package dev.wiretwin.core.testkit;

import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.ServerHandshake;
import dev.wiretwin.core.server.EchoServer;
import dev.wiretwin.core.transport.TlsIdentity;
import dev.wiretwin.core.transport.netty.NameLookup;
import dev.wiretwin.core.transport.netty.NettyNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * A network with a healthy echo server on it, for tests with real sockets. Thread safe; {@link
 * #close} ends both.
 */
public final class Lab implements AutoCloseable {
  private static final Limits ROOMY =
      Limits.DEFAULT.withMaxFrameBytes(32 << 20).withMaxMessageBytes(32 << 20);

  /**
   * The system's names, but for {@code .invalid}, which nobody has to be asked about (RFC 2606).
   */
  private static final NameLookup NAMES =
      host -> {
        if (host.endsWith(".invalid")) {
          throw new UnknownHostException(host);
        }
        return NameLookup.SYSTEM.lookUp(host);
      };

  private final NettyNetwork network;
  private final EchoServer echo;

  public Lab() {
    this(NettyNetwork.Kind.BEST);
  }

  public Lab(NettyNetwork.Kind kind) {
    network = new NettyNetwork(2, kind, NAMES);
    echo = echo(Optional.empty());
  }

  /** One more echo server, at any free port of 127.0.0.1. */
  public EchoServer echo(Optional<TlsIdentity> tls) {
    return echo(InetAddress.getLoopbackAddress(), tls);
  }

  public EchoServer echo(InetAddress address, Optional<TlsIdentity> tls) {
    EchoServer.Settings settings =
        new EchoServer.Settings(
            new ServerHandshake(List.of("chat"), Optional.of(DeflateOffer.DEFAULT), List.of()),
            Timing.NODEMCU,
            ROOMY);
    try {
      return EchoServer.start(network, new InetSocketAddress(address, 0), tls, settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public NettyNetwork network() {
    return network;
  }

  /** Where the echo server is. */
  public String url() {
    return "ws://127.0.0.1:" + echo.port() + "/";
  }

  /** A new client with a probe on it. */
  public ClientProbe probe() {
    return new ClientProbe(WebSocket.createClient(network));
  }

  @Override
  public void close() {
    echo.close();
    network.close();
  }
}
