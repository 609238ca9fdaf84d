package dev.wiretwin.core.testkit;

import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.Listener;
import dev.wiretwin.core.transport.Network;
import dev.wiretwin.core.transport.TlsIdentity;
import dev.wiretwin.core.transport.Transport;
import dev.wiretwin.core.transport.TransportListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A network without a network, in virtual time: clients and servers on one {@link ManualLoop} meet
 * in memory. Its world is small: {@code 127.0.0.1} and {@code ::1} are this machine, whose other
 * ports refuse; the broadcast address is no place to connect to; every other address is silent for
 * ever; {@code localhost} and {@code async.test} (after 30 ms) are names, and there are no others.
 * It has no TLS: a server that is asked for it stays silent. For one thread.
 */
public final class MemoryNetwork implements Network {
  private static final long LOOKUP_NANOS = 30_000_000;
  private static final int FIRST_FREE_PORT = 49_152;
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final String IPV4 = OCTET + "(\\." + OCTET + "){3}";
  private static final String THIS_MACHINE = "127.0.0.1";

  private final ManualLoop loop;
  private final Map<String, Bound> bound = new HashMap<>();
  private final Set<PipeTransport> live = new HashSet<>();
  private int nextPort = FIRST_FREE_PORT;

  public MemoryNetwork(ManualLoop loop) {
    this.loop = loop;
  }

  @Override
  public Transport newTransport() {
    return new PipeTransport(this, loop);
  }

  @Override
  public Listener listen(
      InetSocketAddress address,
      Optional<TlsIdentity> tls,
      Function<Transport, TransportListener> acceptor)
      throws IOException {
    if (tls.isPresent()) {
      throw new IOException("there is no TLS in memory: listen on a real network");
    }
    int port = address.getPort() == 0 ? nextPort++ : address.getPort();
    String where = at(address.getAddress().getHostAddress(), port);
    if (bound.containsKey(where)) {
      throw new IOException("cannot listen on " + where + ": it is taken. Choose another port");
    }
    Bound listener = new Bound(where, port, acceptor);
    bound.put(where, listener);
    return listener;
  }

  /** Ports that are bound, and ends of connections that have not ended. */
  public int inUse() {
    return bound.size() + live.size();
  }

  // ---- for its ends

  void connect(PipeTransport transport, Endpoint endpoint) {
    String host = endpoint.host();
    if (host.matches(IPV4) || host.equals("::1")) {
      loop.execute(() -> dial(transport, host, endpoint));
    } else if (host.equals("localhost")) {
      loop.execute(() -> dial(transport, THIS_MACHINE, endpoint));
    } else if (host.equals("async.test")) {
      loop.schedule(LOOKUP_NANOS, () -> dial(transport, THIS_MACHINE, endpoint));
    } else {
      loop.schedule(
          LOOKUP_NANOS, () -> transport.tellLast(() -> transport.listener().nameNotFound(host)));
    }
  }

  private void dial(PipeTransport transport, String address, Endpoint endpoint) {
    Bound listener = bound.get(at(address, endpoint.port()));
    if (address.equals("255.255.255.255")) {
      // RFC 1122 §4.2.3.10: a call to a broadcast address is an error
      fail(transport, Outcome.Cause.UNREACHABLE, "no route to a broadcast address");
    } else if (listener != null && endpoint.tls().isPresent()) {
      transport.tell(transport.listener()::tlsStarted);
    } else if (listener != null) {
      transport.tell(() -> listener.accept(transport));
    } else if (address.equals(THIS_MACHINE) || address.equals("::1")) {
      fail(transport, Outcome.Cause.RESET, "connection refused");
    }
  }

  private static void fail(PipeTransport transport, Outcome.Cause cause, String sentence) {
    transport.tellLast(() -> transport.listener().lost(cause, sentence));
  }

  void gone(PipeTransport end) {
    live.remove(end);
  }

  private static String at(String address, int port) {
    return address + ":" + port;
  }

  private final class Bound implements Listener {
    private final String where;
    private final int port;
    private final Function<Transport, TransportListener> acceptor;
    private final Set<PipeTransport> accepted = new HashSet<>();

    Bound(String where, int port, Function<Transport, TransportListener> acceptor) {
      this.where = where;
      this.port = port;
      this.acceptor = acceptor;
    }

    void accept(PipeTransport client) {
      PipeTransport server = new PipeTransport(MemoryNetwork.this, loop);
      live.add(client);
      live.add(server);
      accepted.add(server);
      client.join(server, acceptor.apply(server));
    }

    @Override
    public int port() {
      return port;
    }

    @Override
    public void close() {
      bound.remove(where, this);
      accepted.forEach(PipeTransport::abort);
      accepted.clear();
    }
  }
}
