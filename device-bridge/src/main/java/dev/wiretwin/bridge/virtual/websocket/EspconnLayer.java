package dev.wiretwin.bridge.virtual.websocket;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.module.Heap;
import dev.wiretwin.bridge.virtual.net.TcpSocket;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The SDK's connection layer for clients: the list of active connections, one outstanding send for
 * each, ends that are told by a task of their own. On the board's processor only. Source: {@code
 * espconn.c}, {@code espconn_tcp.c} ({@code espconn_connect}, {@code espconn_sent}, {@code
 * espconn_disconnect}, {@code espconn_Task}).
 */
final class EspconnLayer {
  static final int OK = 0;
  static final int MEM = -1;
  static final int TIMEOUT = -3;
  static final int INPROGRESS = -5;
  static final int MAXNUM = -7;
  static final int RST = -9;
  static final int CONN = -11;
  static final int ARG = -12;
  static final int ISCONN = -15;
  static final int HANDSHAKE = -28;

  /** What mbedTLS calls {@code SSL_ALLOC_FAILED}, as the layer tells it. */
  static final int TLS_MEMORY = -127;

  private final Supplier<TcpStack> tcp;
  private final Cpu cpu;
  private final CrashGuard guard;
  private final Heap heap;
  private final List<EspconnLink> active = new ArrayList<>();

  EspconnLayer(Supplier<TcpStack> tcp, Cpu cpu, CrashGuard guard, Heap heap) {
    this.tcp = tcp;
    this.cpu = cpu;
    this.guard = guard;
    this.heap = heap;
  }

  /** {@code espconn_connect}: looks at every active connection first, freed ones included. */
  int connect(Espconn conn) {
    for (EspconnLink link : active) {
      link.conn().used("espconn_connect");
    }
    if (active.size() >= TcpStack.MOST_CONNECTIONS) {
      return ISCONN;
    }
    Optional<TcpSocket> socket = tcp.get().open();
    if (socket.isEmpty()) {
      return MEM;
    }
    EspconnLink link = new EspconnLink(conn, socket.get(), guard, this::post, new TlsMemory(heap));
    active.add(link);
    conn.state = Espconn.State.WAIT;
    link.connect();
    return OK;
  }

  /**
   * {@code espconn_sent}: refuses while an earlier send is not acknowledged.
   *
   * @param length cut to 16 bits
   */
  int sent(Espconn conn, Block data, int length) {
    int cut = length & 0xffff;
    if (conn == null || cut == 0) {
      return ARG;
    }
    EspconnLink link = find(conn);
    return link == null ? ARG : link.send(data, cut);
  }

  /** {@code espconn_disconnect}: ends our direction; the callback comes as a task. */
  int disconnect(Espconn conn) {
    if (conn == null) {
      return ARG;
    }
    EspconnLink link = find(conn);
    if (link == null) {
      return ARG;
    }
    if (conn.state == Espconn.State.CLOSE) {
      return INPROGRESS;
    }
    link.close();
    return OK;
  }

  private EspconnLink find(Espconn conn) {
    return active.stream().filter(link -> link.conn() == conn).findFirst().orElse(null);
  }

  /** {@code espconn_Task}: takes the connection off the list before it tells of its end. */
  private void post(EspconnLink link, Runnable told) {
    cpu.post(
        Cpu.Priority.HIGH,
        () ->
            guard.run(
                () -> {
                  link.forgetTls();
                  if (active.remove(link)) {
                    told.run();
                  }
                }));
  }
}
