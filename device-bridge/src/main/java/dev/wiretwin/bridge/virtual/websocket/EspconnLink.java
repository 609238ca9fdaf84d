package dev.wiretwin.bridge.virtual.websocket;

import dev.wiretwin.bridge.virtual.net.TcpEvents;
import dev.wiretwin.bridge.virtual.net.TcpSocket;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;

/**
 * One {@code espconn_msg}: the connection layer's own half of a connection, between lwIP and the
 * {@link Espconn} of its user, which may be freed before it. On the board's processor only. Source:
 * {@code espconn_tcp.c} ({@code espconn_client_…}, {@code espconn_tcp_write}, {@code
 * espconn_tcp_finish}).
 */
final class EspconnLink implements TcpEvents {
  /** {@code espconn_tcp_set_buf_count}: how many sends may be outstanding. */
  private static final int MOST_OUTSTANDING = 1;

  private final Espconn conn;
  private final TcpSocket socket;
  private final CrashGuard guard;
  private final BiConsumer<EspconnLink, Runnable> post;
  private final TlsMemory tls;
  private final Deque<Outgoing> outstanding = new ArrayDeque<>();
  private boolean connected;
  private boolean closed;

  EspconnLink(
      Espconn conn,
      TcpSocket socket,
      CrashGuard guard,
      BiConsumer<EspconnLink, Runnable> post,
      TlsMemory tls) {
    this.conn = conn;
    this.socket = socket;
    this.guard = guard;
    this.post = post;
    this.tls = tls;
  }

  Espconn conn() {
    return conn;
  }

  // ---- from the user of the layer

  /**
   * The handshake's memory is asked for when TCP stands: without it nothing is said in TLS. {@code
   * espconn_ssl_client}, {@code mbedtls_parse_internal}.
   */
  void connect() {
    boolean secure = conn.secure && tls.begin();
    socket.connect(conn.remoteIp, conn.remotePort, secure, this);
  }

  /** The connection is off the layer's list. */
  void forgetTls() {
    tls.end();
  }

  int send(Block data, int length) {
    conn.used("espconn_sent").state = Espconn.State.WRITE;
    if (!connected) {
      return EspconnLayer.ARG;
    }
    if (outstanding.size() >= MOST_OUTSTANDING) {
      return EspconnLayer.MAXNUM;
    }
    outstanding.add(new Outgoing(data, length));
    return write() ? EspconnLayer.OK : EspconnLayer.CONN;
  }

  /** {@code espconn_client_close}: FIN now, the callback later. */
  void close() {
    conn.used("espconn_client_close");
    closed = true;
    socket.close();
    conn.state = Espconn.State.CLOSE;
    post.accept(
        this,
        () -> {
          Espconn user = conn.used("espconn_tcp_disconnect_successful");
          user.onDisconnected.accept(user);
        });
  }

  /** Hands lwIP as much of what is outstanding as it takes now. */
  private boolean write() {
    while (!closed && socket.room() > 0) {
      Outgoing next = outstanding.stream().filter(out -> out.unsent() > 0).findFirst().orElse(null);
      if (next == null) {
        return true;
      }
      int length = Math.min(Math.min(socket.room(), next.unsent()), 2 * TcpStack.SEGMENT_BYTES);
      byte[] bytes = next.data.copy(next.written, length, "espconn_tcp_sent");
      if (!socket.write(bytes, 0, length)) {
        return false;
      }
      next.written += length;
    }
    return !closed;
  }

  // ---- from lwIP

  @Override
  public void connected() {
    guard.run(
        () -> {
          Espconn user = conn.used("espconn_client_connect");
          if (user.secure && !tls.isHeld()) {
            socket.close();
            fail("mbedtls_fail_info", EspconnLayer.TLS_MEMORY);
            return;
          }
          tls.established();
          user.state = Espconn.State.CONNECT;
          connected = true;
          user.onConnected.accept(user);
        });
  }

  @Override
  public void received(byte[] segment) {
    if (!closed) {
      guard.run(() -> receive(segment));
    }
  }

  private void receive(byte[] segment) {
    Espconn user = conn.used("espconn_client_recv");
    Block buffer = Block.terminated(segment);
    user.state = Espconn.State.READ;
    user.onReceived.segment(user, buffer, segment.length);
    if (!closed) {
      user.state = Espconn.State.CONNECT;
    }
    buffer.free("espconn_client_recv");
  }

  @Override
  public void sent(int bytes) {
    if (!closed && !outstanding.isEmpty()) {
      guard.run(() -> finish(bytes));
    }
  }

  /** {@code espconn_tcp_finish}: sends on, then tells of each send that is acknowledged wholly. */
  private void finish(int bytes) {
    outstanding.element().acknowledged += bytes;
    write();
    int over = 0;
    while (!outstanding.isEmpty()) {
      Outgoing first = outstanding.element();
      first.acknowledged += over;
      if (first.acknowledged < first.length) {
        return;
      }
      over = first.acknowledged - first.length;
      outstanding.remove();
      Espconn user = conn.used("espconn_tcp_finish");
      user.state = Espconn.State.CONNECT;
      user.onSent.accept(user);
    }
  }

  @Override
  public void ended() {
    if (!closed) {
      guard.run(this::close);
    }
  }

  @Override
  public void failed(Failure why) {
    if (!closed) {
      guard.run(() -> fail("espconn_client_err", error(why)));
    }
  }

  private void fail(String where, int error) {
    conn.used(where).state = Espconn.State.CLOSE;
    closed = true;
    post.accept(
        this,
        () -> {
          Espconn user = conn.used("espconn_tcp_reconnect");
          user.onFailed.with(user, error);
        });
  }

  private int error(Failure why) {
    return switch (why) {
      case RESET -> EspconnLayer.RST;
      case TIMEOUT -> connected ? EspconnLayer.TIMEOUT : EspconnLayer.CONN;
      case TLS -> EspconnLayer.HANDSHAKE;
    };
  }

  /** One {@code espconn_buf}: points to its user's memory, copies nothing. */
  private static final class Outgoing {
    private final Block data;
    private final int length;
    private int written;
    private int acknowledged;

    Outgoing(Block data, int length) {
      this.data = data;
      this.length = length;
    }

    int unsent() {
      return length - written;
    }
  }
}
