package dev.wiretwin.bridge.virtual.net;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.core.transport.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The firmware's lwIP over this machine's network: real connections, with the limits and the order
 * of events of the device. On the board's processor only; the network and the name lookups come
 * back to it as tasks of high priority.
 *
 * <p>Of one connection, data comes before the end of it, and both before the acknowledgement of
 * what the board sent meanwhile: {@link Link#TRIP_NANOS}. TLS is this machine's: the firmware's own
 * limits (TLS 1.2 at most, records of 4 KB, one connection at a time, no check of the certificate
 * unless told; {@code docs/modules/tls.md}) are not shown, except that nothing is checked.
 */
public final class LwipStack implements TcpStack, AutoCloseable {
  /** Ports listened on at one time ({@code MEMP_NUM_TCP_PCB_LISTEN}). */
  public static final int MOST_LISTENING = 2;

  /** Four questions to one name server, 1, 1, 2 and 3 seconds apart ({@code DNS_MAX_RETRIES}). */
  static final long LOOKUP_MICROS = 7_000_000;

  private static final int MOST_BOUND = 8;
  private static final int FIRST_PORT = 49_153;
  private static final int LAST_PORT = 65_535;

  private final Network network;
  private final Cpu cpu;
  private final Executor lookups;
  private final Function<String, Optional<InetAddress>> names;
  private final Set<LwipSocket> sockets = new LinkedHashSet<>();

  /** Closed by the firmware, while the Wi-Fi was down: their end is still to be sent. */
  private final Set<LwipSocket> ending = new LinkedHashSet<>();

  private final Map<Integer, LwipServer> servers = new HashMap<>();
  private boolean up = true;
  private int lives;
  private int nextPort = FIRST_PORT;

  /**
   * A stack whose Wi-Fi is up.
   *
   * @param lookups runs name lookups, which block
   * @param names answers a lookup, on a thread of {@code lookups}; such as {@link SystemNames}
   */
  public LwipStack(
      Network network, Cpu cpu, Executor lookups, Function<String, Optional<InetAddress>> names) {
    this.network = network;
    this.cpu = cpu;
    this.lookups = lookups;
    this.names = names;
  }

  Cpu cpu() {
    return cpu;
  }

  // ---- the board around it

  /**
   * The Wi-Fi is lost ({@code false}) or back. While it is down nothing gets out or in: attempts
   * and lookups find nobody, connections wait, and go on afterwards (VB-66).
   */
  public void linkUp(boolean now) {
    up = now;
    if (up) {
      List.copyOf(sockets).forEach(LwipSocket::resume);
      List.copyOf(ending).forEach(LwipSocket::resume);
      ending.clear();
    }
  }

  /** Whether there is Wi-Fi. */
  public boolean isUp() {
    return up;
  }

  /**
   * The board is reset, or loses its power: all connections vanish without a word to the peers, as
   * far as this machine's TCP can do that ({@link Link#die}). The stack is as new afterwards.
   */
  public void powerOff() {
    lives++;
    List.copyOf(sockets).forEach(LwipSocket::die);
    ending.forEach(LwipSocket::die);
    sockets.clear();
    ending.clear();
    servers.values().forEach(LwipServer::retire);
  }

  /** Gives everything back to this machine, for good. */
  @Override
  public void close() {
    for (LwipSocket socket : List.copyOf(sockets)) {
      socket.abort();
    }
    powerOff();
    servers.values().forEach(LwipServer::unbind);
    servers.clear();
  }

  // ---- TcpStack

  @Override
  public Optional<TcpSocket> open() {
    if (sockets.size() >= MOST_CONNECTIONS) {
      return Optional.empty();
    }
    LwipSocket socket =
        new LwipSocket(this, network.newTransport(), nextPort(), LwipSocket::tellConnected);
    sockets.add(socket);
    return Optional.of(socket);
  }

  /** The stack's own numbering: which port the connection has on this machine, it does not tell. */
  int nextPort() {
    int port = nextPort;
    nextPort = port == LAST_PORT ? FIRST_PORT : port + 1;
    return port;
  }

  /** Takes an accepted socket among the connections, if one more may be. */
  boolean admit(LwipSocket socket) {
    return up && sockets.size() < MOST_CONNECTIONS && sockets.add(socket);
  }

  /**
   * The firmware has no more to do with a socket. Its place is free at once: lwIP gives the place
   * of a connection that is ending to the next one.
   */
  void released(LwipSocket socket, boolean unfinished) {
    sockets.remove(socket);
    if (unfinished) {
      ending.add(socket);
    }
  }

  @Override
  public void resolve(String name, Consumer<Optional<String>> found) {
    int life = lives;
    Consumer<Optional<String>> answer =
        address -> {
          if (life == lives) {
            found.accept(address);
          }
        };
    Optional<String> literal = Ipv4.parse(name);
    if (literal.isPresent()) {
      cpu.post(Cpu.Priority.HIGH, () -> answer.accept(literal));
    } else if (up) {
      lookUp(name, answer);
    } else {
      unanswered(name, answer);
    }
  }

  /** The question is asked again and again; the last time it may be heard. */
  private void unanswered(String name, Consumer<Optional<String>> answer) {
    cpu.after(
        LOOKUP_MICROS,
        () -> {
          if (up) {
            lookUp(name, answer);
          } else {
            answer.accept(Optional.empty());
          }
        });
  }

  private void lookUp(String name, Consumer<Optional<String>> answer) {
    if (Ipv4.isBroadcast(name)) {
      // a name server knows no such name
      cpu.post(Cpu.Priority.HIGH, () -> answer.accept(Optional.empty()));
      return;
    }
    try {
      lookups.execute(
          () -> {
            Optional<String> address = names.apply(name).map(InetAddress::getHostAddress);
            cpu.post(Cpu.Priority.HIGH, () -> answered(name, address, answer));
          });
    } catch (RejectedExecutionException ending) {
      cpu.post(Cpu.Priority.HIGH, () -> answer.accept(Optional.empty()));
    }
  }

  private void answered(String name, Optional<String> address, Consumer<Optional<String>> answer) {
    if (up) {
      answer.accept(address);
    } else {
      unanswered(name, answer);
    }
  }

  @Override
  public Optional<TcpServer> listen(int port, Function<TcpSocket, TcpEvents> accepted) {
    LwipServer known = servers.get(port);
    boolean all =
        servers.values().stream().filter(LwipServer::isListening).count() >= MOST_LISTENING;
    if (all || known != null && known.isListening()) {
      return Optional.empty();
    } else if (known != null) {
      return Optional.of(known.listen(accepted));
    }
    return bind(port).map(server -> server.listen(accepted));
  }

  private Optional<LwipServer> bind(int port) {
    if (servers.size() >= MOST_BOUND) {
      servers.values().stream().filter(old -> !old.isListening()).forEach(LwipServer::unbind);
      servers.values().removeIf(old -> !old.isListening());
    }
    LwipServer server = new LwipServer(this);
    try {
      servers.put(server.bind(network, port), server);
      return Optional.of(server);
    } catch (IOException taken) {
      return Optional.empty();
    }
  }
}
