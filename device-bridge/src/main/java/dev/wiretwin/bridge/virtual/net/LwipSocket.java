package dev.wiretwin.bridge.virtual.net;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.TlsTrust;
import dev.wiretwin.core.transport.Transport;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One connection of a {@link LwipStack}: the processor's half, with lwIP's buffers; its {@link
 * Link} is the network's. On the board's processor only, but for the constructor.
 *
 * <p>A socket that nobody closes stays open for its peer until the board is reset: no collector
 * ends it ({@code tcp_pcb}).
 */
final class LwipSocket implements TcpSocket {
  /** A connection attempt ends after six SYN at three seconds each ({@code TCP_SYNMAXRTX}). */
  static final long SYN_MICROS = 18_000_000;

  private final LwipStack stack;
  private final Link link;
  private int localPort;
  private final Consumer<LwipSocket> opened;

  /** What came while the Wi-Fi was down: at most the link's window and one read more. */
  private final ArrayDeque<Runnable> inward = new ArrayDeque<>();

  /** What could not go out yet: at most the send buffer and an end. */
  private final ArrayDeque<Runnable> outward = new ArrayDeque<>();

  /** A connection attempt that waits for the Wi-Fi. */
  private Runnable attempt = () -> {};

  /** Null before it connects, and when nobody is to hear anything any more. */
  private TcpEvents events;

  private String remoteAddress = "0.0.0.0";
  private int remotePort;
  private Cpu.Alarm giveUp = () -> {};
  private boolean open;
  private boolean over;
  private int unacknowledged;
  private boolean receiving = true;
  private int unopened;

  /**
   * @param opened hears that the connection stands
   */
  LwipSocket(LwipStack stack, Transport transport, int localPort, Consumer<LwipSocket> opened) {
    this.stack = stack;
    this.link = new Link(transport, stack.cpu(), this);
    this.localPort = localPort;
    this.opened = opened;
  }

  Link link() {
    return link;
  }

  /** Says where the ends of an accepted connection are. */
  void between(int atPort, int fromPort) {
    localPort = atPort;
    remoteAddress = "127.0.0.1";
    remotePort = fromPort;
  }

  /** Says who listens to an accepted connection, unless that has ended it already. */
  void attend(TcpEvents listener) {
    events = over ? null : listener;
  }

  // ---- from the firmware

  @Override
  public void connect(String ip, int port, boolean tls, TcpEvents listener) {
    if (events != null || over) {
      throw new IllegalStateException("a socket connects once: open another one");
    }
    remoteAddress = ip;
    remotePort = port;
    events = listener;
    giveUp = stack.cpu().after(SYN_MICROS, () -> fail(TcpEvents.Failure.TIMEOUT));
    Endpoint endpoint =
        new Endpoint(ip, port, tls ? Optional.of(TlsTrust.ANYTHING) : Optional.empty());
    if (!Ipv4.isBroadcast(ip)) {
      // a SYN to everybody is answered by nobody
      attempt = () -> link.connect(endpoint);
    }
    if (stack.isUp()) {
      dial();
    }
  }

  private void dial() {
    Runnable once = attempt;
    attempt = () -> {};
    once.run();
  }

  @Override
  public int room() {
    boolean idle = events == null && !open;
    return over || idle ? 0 : TcpStack.SEND_BYTES - unacknowledged;
  }

  @Override
  public boolean write(byte[] bytes, int from, int length) {
    if (length > room()) {
      return false;
    }
    byte[] copy = Arrays.copyOfRange(bytes, from, from + length);
    unacknowledged += length;
    send(() -> link.write(copy));
    return true;
  }

  /** Now, or when there is a way out. */
  private void send(Runnable what) {
    if (open && stack.isUp()) {
      what.run();
    } else {
      outward.add(what);
    }
  }

  @Override
  public void receiving(boolean wanted) {
    receiving = wanted;
    if (wanted && unopened > 0) {
      link.consumed(unopened);
      unopened = 0;
    }
  }

  @Override
  public void close() {
    end(link::close);
  }

  @Override
  public void abort() {
    end(link::abort);
  }

  private void end(Runnable how) {
    if (over) {
      return;
    }
    if (open) {
      send(how);
    } else {
      outward.clear();
      link.abort();
    }
    forget();
    stack.released(this, !outward.isEmpty());
  }

  private void forget() {
    over = true;
    events = null;
    attempt = () -> {};
    giveUp.cancel();
    inward.clear();
  }

  @Override
  public String remoteAddress() {
    return remoteAddress;
  }

  @Override
  public int remotePort() {
    return remotePort;
  }

  @Override
  public int localPort() {
    return localPort;
  }

  // ---- from the stack

  /** The Wi-Fi is there again: what waited goes on. */
  void resume() {
    dial();
    while (open && !outward.isEmpty()) {
      outward.remove().run();
    }
    while (stack.isUp() && !inward.isEmpty()) {
      inward.remove().run();
    }
  }

  /** The board is gone, without a word. */
  void die() {
    outward.clear();
    forget();
    link.die();
  }

  // ---- from the link

  private void through(Runnable what) {
    if (over) {
      return;
    }
    if (stack.isUp() && inward.isEmpty()) {
      what.run();
    } else {
      inward.add(what);
    }
  }

  /** TCP stands, TLS does not yet: nobody sends SYN any more. */
  void answered() {
    giveUp.cancel();
  }

  void connected() {
    if (!over && events == null) {
      // accepted: the stack does not know it yet, and decides whether it may be
      open = true;
      opened.accept(this);
    } else {
      through(this::stands);
    }
  }

  private void stands() {
    open = true;
    giveUp.cancel();
    while (!outward.isEmpty()) {
      outward.remove().run();
    }
    opened.accept(this);
  }

  void tellConnected() {
    events.connected();
  }

  void received(byte[] segment) {
    through(
        () -> {
          int length = segment.length;
          events.received(segment);
          if (receiving) {
            link.consumed(length);
          } else {
            unopened += length;
          }
        });
  }

  void acknowledged(int bytes) {
    through(
        () -> {
          unacknowledged -= bytes;
          events.sent(bytes);
        });
  }

  void ended() {
    through(() -> events.ended());
  }

  void lost(Outcome.Cause cause) {
    through(
        () -> {
          boolean unanswered = cause == Outcome.Cause.TIMEOUT || cause == Outcome.Cause.UNREACHABLE;
          if (!open && cause == Outcome.Cause.TLS) {
            fail(TcpEvents.Failure.TLS);
          } else if (!unanswered) {
            fail(TcpEvents.Failure.RESET);
          } else if (open) {
            fail(TcpEvents.Failure.TIMEOUT);
          }
          // else: the board sees no more than silence, and goes on trying
        });
  }

  private void fail(TcpEvents.Failure why) {
    TcpEvents told = events;
    outward.clear();
    forget();
    link.abort();
    stack.released(this, false);
    if (told != null) {
      told.failed(why);
    }
  }
}
