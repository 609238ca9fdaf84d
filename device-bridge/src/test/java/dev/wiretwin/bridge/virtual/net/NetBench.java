package dev.wiretwin.bridge.virtual.net;

import dev.wiretwin.bridge.virtual.cpu.ManualCpu;
import dev.wiretwin.core.testkit.ManualLoop;
import dev.wiretwin.core.testkit.MemoryNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A board's TCP on a network in memory, in virtual time that the processor and the network share;
 * and peers that write down what they hear. For one thread.
 */
public final class NetBench {
  private static final long STEP_MICROS = 500;
  private static final int ENOUGH_TURNS = 50;

  public final ManualCpu cpu;
  public final ManualLoop loop = new ManualLoop();
  public final MemoryNetwork network = new MemoryNetwork(loop);
  public final LwipStack stack;

  /** What was accepted by {@link #serve}, in order. */
  public final List<Peer> peers = new ArrayList<>();

  public NetBench() {
    this(new ManualCpu());
  }

  public NetBench(ManualCpu cpu) {
    this.cpu = cpu;
    stack = new LwipStack(network, cpu, loop::execute, NetBench::lookUp);
  }

  /** The names of this world: {@code localhost} and {@code server.test}. */
  private static Optional<InetAddress> lookUp(String name) {
    try {
      return name.equals("localhost") || name.equals("server.test")
          ? Optional.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))
          : Optional.empty();
    } catch (UnknownHostException impossible) {
      return Optional.empty();
    }
  }

  /** Listens; returns the port. */
  public int serve() {
    try {
      return network
          .listen(
              new InetSocketAddress("127.0.0.1", 0),
              Optional.empty(),
              transport -> {
                Peer peer = new Peer(transport);
                peers.add(peer);
                return peer;
              })
          .port();
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  /** A peer that connects to the board. */
  public Peer dial(int port) {
    Peer peer = new Peer(network.newTransport());
    peer.connect(port);
    settle();
    return peer;
  }

  /** Runs everything that happens without time passing. */
  public void settle() {
    for (int i = 0; i < ENOUGH_TURNS; i++) {
      loop.run();
      cpu.run();
    }
  }

  /** Lets time pass for the board and its network. */
  public void advance(long micros) {
    for (long left = micros; left > 0; left -= STEP_MICROS) {
      long step = Math.min(left, STEP_MICROS);
      loop.advance(step * 1000);
      cpu.advance(step);
    }
    settle();
  }
}
