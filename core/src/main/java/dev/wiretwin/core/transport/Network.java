package dev.wiretwin.core.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Function;

/** Where transports come from, outgoing and accepted. Thread safe. */
public interface Network {
  /** A transport that has not been connected yet, on a loop of the network's choice. */
  Transport newTransport();

  /**
   * Listens on a port.
   *
   * @param address port 0 takes any free one
   * @param tls what to show TLS clients; empty for plain TCP
   * @param acceptor is told each accepted transport, on that transport's loop, and answers with who
   *     listens to it
   * @throws IOException if the port cannot be bound; the message says why and what to do
   */
  Listener listen(
      InetSocketAddress address,
      Optional<TlsIdentity> tls,
      Function<Transport, TransportListener> acceptor)
      throws IOException;
}
