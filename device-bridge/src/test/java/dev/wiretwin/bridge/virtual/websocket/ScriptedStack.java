package dev.wiretwin.bridge.virtual.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.net.TcpEvents;
import dev.wiretwin.bridge.virtual.net.TcpServer;
import dev.wiretwin.bridge.virtual.net.TcpSocket;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A network in virtual time: one server on 127.0.0.1 that plays a script, and nothing else. */
final class ScriptedStack implements TcpStack {
  static final long ONE_WAY_MICROS = 1000;
  private static final long DNS_MICROS = 30_000;
  private static final long SYN_GIVE_UP_MICROS = 18_000_000;

  final List<ScriptedPeer> peers = new ArrayList<>();
  String closedFirst = "nobody";
  private final Cpu cpu;
  private final int port;
  private final JsonNode server;
  private int open;

  /**
   * @param server lists of steps, one for each connection; not an array where nobody listens
   */
  ScriptedStack(Cpu cpu, int port, JsonNode server) {
    this.cpu = cpu;
    this.port = port;
    this.server = server;
  }

  Cpu cpu() {
    return cpu;
  }

  int port() {
    return port;
  }

  void closed(String who) {
    if (closedFirst.equals("nobody")) {
      closedFirst = who;
    }
  }

  @Override
  public Optional<TcpSocket> open() {
    if (open == MOST_CONNECTIONS) {
      return Optional.empty();
    }
    open++;
    return Optional.of(new Socket());
  }

  @Override
  public void resolve(String name, Consumer<Optional<String>> found) {
    if (name.matches("[0-9]+(\\.[0-9]+){3}")) {
      cpu.after(0, () -> found.accept(Optional.of(name)));
      return;
    }
    boolean local = name.equals("localhost") || name.equals("async.test");
    cpu.after(DNS_MICROS, () -> found.accept(local ? Optional.of("127.0.0.1") : Optional.empty()));
  }

  @Override
  public Optional<TcpServer> listen(int wanted, Function<TcpSocket, TcpEvents> accepted) {
    return Optional.empty();
  }

  /** The client's end. */
  final class Socket implements TcpSocket {
    private TcpEvents events;
    private ScriptedPeer peer;
    private int unacknowledged;
    private boolean deaf;

    @Override
    public void connect(String ip, int to, boolean tls, TcpEvents listener) {
      events = listener;
      if (!ip.startsWith("127.")) {
        cpu.after(SYN_GIVE_UP_MICROS, () -> fail(TcpEvents.Failure.TIMEOUT));
      } else if (to != port || !server.isArray()) {
        cpu.after(0, () -> fail(TcpEvents.Failure.RESET));
      } else if (tls) {
        cpu.after(2 * ONE_WAY_MICROS, () -> fail(TcpEvents.Failure.TLS));
      } else {
        cpu.after(ONE_WAY_MICROS, this::accepted);
      }
    }

    private void accepted() {
      if (deaf) {
        return;
      }
      JsonNode steps = server.get(Math.min(peers.size(), server.size() - 1));
      peer = new ScriptedPeer(ScriptedStack.this, this, steps);
      peers.add(peer);
      toClient(events::connected);
      peer.start();
    }

    /** Lets something happen at the client a trip later, unless it is deaf by then. */
    void toClient(Runnable what) {
      cpu.after(
          ONE_WAY_MICROS,
          () -> {
            if (!deaf) {
              what.run();
            }
          });
    }

    void fail(TcpEvents.Failure why) {
      if (!deaf) {
        deaf();
        events.failed(why);
      }
    }

    private void deaf() {
      if (!deaf) {
        deaf = true;
        open--;
      }
    }

    TcpEvents events() {
      return events;
    }

    @Override
    public int room() {
      return SEND_BYTES - unacknowledged;
    }

    @Override
    public boolean write(byte[] bytes, int from, int length) {
      if (deaf || length > room()) {
        return false;
      }
      unacknowledged += length;
      for (int at = 0; at < length; at += SEGMENT_BYTES) {
        int size = Math.min(SEGMENT_BYTES, length - at);
        byte[] segment = java.util.Arrays.copyOfRange(bytes, from + at, from + at + size);
        cpu.after(
            ONE_WAY_MICROS,
            () -> {
              toClient(
                  () -> {
                    unacknowledged -= size;
                    events.sent(size);
                  });
              peer.receive(segment);
            });
      }
      return true;
    }

    @Override
    public void receiving(boolean wanted) {
      throw new UnsupportedOperationException("the module never stops receiving");
    }

    @Override
    public void close() {
      if (!deaf && peer != null) {
        cpu.after(ONE_WAY_MICROS, () -> peer.clientEnded("fin"));
      }
      deaf();
    }

    @Override
    public void abort() {
      if (!deaf && peer != null) {
        cpu.after(ONE_WAY_MICROS, () -> peer.clientEnded("rst"));
      }
      deaf();
    }

    @Override
    public String remoteAddress() {
      return "127.0.0.1";
    }

    @Override
    public int remotePort() {
      return port;
    }

    @Override
    public int localPort() {
      return 1025;
    }
  }
}
