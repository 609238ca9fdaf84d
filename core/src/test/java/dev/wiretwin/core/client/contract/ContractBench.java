package dev.wiretwin.core.client.contract;

import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.handshake.ServerHandshake;
import dev.wiretwin.core.lab.LabStep;
import dev.wiretwin.core.server.EchoServer;
import dev.wiretwin.core.testkit.WireFrame;
import dev.wiretwin.core.transport.netty.NameLookup;
import dev.wiretwin.core.transport.netty.NettyNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What one test of the contract stands on: clients of the target, and servers that target can
 * reach. For the test's thread. {@link #close} ends all of it.
 */
public final class ContractBench implements AutoCloseable {
  private final Supplier<WebSocketClient> clients;
  private final String host;
  private final Duration patience;
  private final Dialect dialect;
  private final NettyNetwork network =
      new NettyNetwork(1, NettyNetwork.Kind.BEST, NameLookup.SYSTEM);
  private final List<ContractProbe> probes = new ArrayList<>();
  private final List<ContractServer> servers = new ArrayList<>();
  private EchoServer echo;

  /**
   * @param host where servers listen, and under which the target reaches them
   * @param patience how long anything may take
   */
  public ContractBench(
      Supplier<WebSocketClient> clients, String host, Duration patience, Dialect dialect) {
    this.clients = clients;
    this.host = host;
    this.patience = patience;
    this.dialect = dialect;
  }

  public Dialect dialect() {
    return dialect;
  }

  public Duration patience() {
    return patience;
  }

  /** A new client with a probe on it. */
  public ContractProbe client() {
    ContractProbe probe = new ContractProbe(clients.get(), patience, dialect);
    probes.add(probe);
    return probe;
  }

  /** Where a strict and healthy echo server is. */
  public String echoUrl() {
    if (echo == null) {
      EchoServer.Settings settings =
          new EchoServer.Settings(
              new ServerHandshake(
                  List.of("chat", "twin"), Optional.of(DeflateOffer.DEFAULT), List.of()),
              Timing.NODEMCU,
              Limits.DEFAULT);
      try {
        echo =
            EchoServer.start(network, new InetSocketAddress(host, 0), Optional.empty(), settings);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return "ws://" + host + ":" + echo.port() + "/";
  }

  /** A server that does the same on each connection. */
  public ContractServer server(LabStep... steps) {
    return start(List.of(List.of(steps)));
  }

  /**
   * A server that does the same on each connection, and at last answers the client's close, leaves
   * it a moment to end TCP, and ends TCP itself.
   */
  public ContractServer politeServer(LabStep... steps) {
    Stream<LabStep> goodbye =
        Stream.of(
            Steps.expect(Opcode.CLOSE, 1),
            Steps.send(WireFrame.of(Opcode.CLOSE, new byte[0])),
            Steps.leaveTheEndToTheClient(),
            Steps.fin());
    return server(Stream.concat(Stream.of(steps), goodbye).toArray(LabStep[]::new));
  }

  /** A port at which nobody listens. */
  public String refusingUrl() {
    return start(List.of()).url();
  }

  private ContractServer start(List<List<LabStep>> script) {
    ContractServer server = new ContractServer(network, host, patience, script);
    servers.add(server);
    return server;
  }

  /**
   * @param drop given every client when it is done with
   */
  public void close(Consumer<WebSocketClient> drop) {
    // first of all, so that no client waits for the answer of a server that gives none
    servers.forEach(ContractServer::close);
    try {
      probes.forEach(ContractProbe::finish);
    } finally {
      probes.forEach(probe -> drop.accept(probe.client()));
      close();
    }
  }

  @Override
  public void close() {
    servers.forEach(ContractServer::close);
    if (echo != null) {
      echo.close();
    }
    network.close();
  }
}
