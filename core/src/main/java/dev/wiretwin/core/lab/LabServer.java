package dev.wiretwin.core.lab;

import dev.wiretwin.core.transport.Listener;
import dev.wiretwin.core.transport.Loop;
import dev.wiretwin.core.transport.Network;
import dev.wiretwin.core.transport.Transport;
import dev.wiretwin.core.transport.TransportListener;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * A server that does on each TCP connection exactly what its script says, right or wrong, and
 * writes down what it saw. Thread safe.
 *
 * <pre>{@code
 * LabScript script = new LabScript(List.of(List.of(
 *     new LabStep.SendHandshake(0, Optional.empty(), Bytes.EMPTY, List.of(), 0),
 *     new LabStep.Echo(0, 5_000))));
 * try (LabServer lab = LabServer.start(WebSocket.defaultNetwork(), LabSettings.DEFAULT, script)) {
 *   client.connect("ws://127.0.0.1:" + lab.port() + "/");
 *   …
 *   LabRecording seen = lab.recording();
 * }
 * }</pre>
 *
 * <p>After the last step of a script the server only reads; it keeps the connection until both
 * sides have ended TCP, or until {@link #close}.
 */
public final class LabServer implements AutoCloseable {
  /** Further connections are reset, and leave no trace. */
  static final int MAX_CONNECTIONS = 10_000;

  private final LabSettings settings;
  private final LabScript script;
  private final Loop clock;
  private final long start;

  /** By number; only ever added to. */
  private final ConcurrentSkipListMap<Integer, Seat> seats = new ConcurrentSkipListMap<>();

  private final Listener listener;
  private final int port;
  private volatile Faults faults;
  private volatile boolean closed;

  /** A connection's player and where it lives. */
  private record Seat(LabPlayer player, Loop loop) {}

  private LabServer(Network network, LabSettings settings, LabScript script) throws IOException {
    this.settings = settings;
    this.script = script;
    this.faults = script.faults();
    this.clock = network.newTransport().loop();
    this.start = clock.now();
    this.listener = network.listen(settings.address(), settings.tls(), this::accept);
    this.port = listener.port();
  }

  /**
   * Starts to listen, unless the script has no connections at all: then the port is bound and freed
   * again, so that connecting to it is refused.
   *
   * @throws IOException if the port cannot be bound
   */
  public static LabServer start(Network network, LabSettings settings, LabScript script)
      throws IOException {
    LabServer server = new LabServer(network, settings, script);
    if (script.connections().isEmpty()) {
      server.close();
    }
    return server;
  }

  /** The port it listens on, or listened on. */
  public int port() {
    return port;
  }

  /** The time on its own clock, on which everything it records is written down. */
  public long now() {
    return clock.now() - start;
  }

  /** Connections that come from now on meet these faults, and not the script's. */
  public void misbehave(Faults others) {
    faults = others;
  }

  /** What it has seen up to now; also after {@link #close}. */
  public LabRecording recording() {
    return new LabRecording(seats.values().stream().map(seat -> seat.player.recorded()).toList());
  }

  /**
   * Ends all connections; returns when the port is free. Any number of times, but never on a loop
   * of the network. Its network may be closed before it.
   */
  @Override
  public void close() {
    closed = true;
    seats.values().forEach(LabServer::stop);
    listener.close();
  }

  private static void stop(Seat seat) {
    try {
      seat.loop.execute(seat.player::stop);
    } catch (RejectedExecutionException ended) {
      // the network was closed before, and its loops and connections with it
      return;
    }
  }

  /** Gives a new connection its place in the order, and its script. On its loop. */
  TransportListener accept(Transport transport) {
    if (script.connections().isEmpty()) {
      return turnAway(transport);
    }
    for (int number = seats.size(); number < MAX_CONNECTIONS; number++) {
      LabPlayer player = player(transport, number, steps(number), settings.observer());
      if (seats.putIfAbsent(number, new Seat(player, transport.loop())) == null) {
        player.accepted();
        if (closed) {
          player.stop();
        }
        return player;
      }
    }
    return turnAway(transport);
  }

  private LabPlayer turnAway(Transport transport) {
    return player(transport, MAX_CONNECTIONS, List.of(new LabStep.Rst(0)), news -> {});
  }

  private List<LabStep> steps(int number) {
    return script.connections().get(Math.min(number, script.connections().size() - 1));
  }

  private LabPlayer player(
      Transport transport, int number, List<LabStep> steps, Consumer<LabNews> observer) {
    ConnectionLog log = new ConnectionLog(transport.loop(), start, number, observer);
    return new LabPlayer(transport, steps, faults, settings.timeScale(), number, log);
  }
}
