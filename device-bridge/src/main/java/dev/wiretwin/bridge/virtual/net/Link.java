package dev.wiretwin.bridge.virtual.net;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.Transport;
import dev.wiretwin.core.transport.TransportListener;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * The network's half of a {@link LwipSocket}: turns what a transport tells into tasks of the
 * processor, in the order in which it happened, and does what the processor asks. The public
 * methods and the constructor may be used from the processor; all the rest happens on the
 * transport's loop.
 */
final class Link implements TransportListener {
  /**
   * From a write until it leaves this machine's half of the link; real time whatever the board's
   * time scale. A real link has a way to go, this machine's own network has none: what the peer
   * sent before it could know of a write must come here before the write's acknowledgement, or
   * races that every real link decides the same way (a FIN right behind the data that is being
   * answered, a ping that crosses a message) would be decided by chance.
   */
  static final long TRIP_NANOS = 4_000_000;

  /** From there until the acknowledgement, unless data or the end of the peer brings it before. */
  static final long RETURN_NANOS = 1_000_000;

  /** What may wait for the processor before the peer has to wait ({@code TCP_WND}). */
  static final int WINDOW_BYTES = 4 * TcpStack.SEGMENT_BYTES;

  /**
   * How long the peer may take to end its direction after we ended ours ({@code
   * TCP_FIN_WAIT_TIMEOUT}), and how long a dead board's connections stay; real time.
   */
  static final long LINGER_NANOS = 20_000_000_000L;

  private static final long LONGEST_RETRY_NANOS = 256_000_000;

  private final Transport transport;
  private final Cpu cpu;
  private final LwipSocket socket;

  /** Bytes given to the transport so far, and those of them whose acknowledgement was told. */
  private long written;

  private long acknowledged;

  /** Written, and not yet given to the transport; at most a send buffer. */
  private final ArrayDeque<byte[]> departing = new ArrayDeque<>();

  private int waiting;
  private boolean stopped;
  private boolean connected;
  private boolean peerEnded;
  private State state = State.LIVE;

  private enum State {
    LIVE,
    /** Our side has ended; nobody listens here any more. */
    CLOSING,
    /** The board has died without a word. */
    DEAD,
    OVER
  }

  Link(Transport transport, Cpu cpu, LwipSocket socket) {
    this.transport = transport;
    this.cpu = cpu;
    this.socket = socket;
  }

  // ---- from the processor

  void connect(Endpoint endpoint) {
    transport.loop().execute(() -> dial(endpoint));
  }

  private void dial(Endpoint endpoint) {
    if (state == State.LIVE) {
      transport.connect(endpoint, this);
    }
  }

  /**
   * @param bytes the link's own
   */
  void write(byte[] bytes) {
    transport.loop().execute(() -> depart(bytes));
  }

  private void depart(byte[] bytes) {
    if (state == State.LIVE) {
      departing.add(bytes);
      transport.loop().schedule(TRIP_NANOS, this::transmit);
    }
  }

  /** The oldest of what is under way, unless an end has brought it out before. */
  private void transmit() {
    byte[] bytes = departing.poll();
    if (bytes != null && state == State.LIVE) {
      transport.write(bytes, 0, bytes.length);
      written += bytes.length;
      acknowledgeLater(written, RETURN_NANOS);
    }
  }

  /** What was written before an end reaches the peer before it. */
  private void bringOut() {
    while (!departing.isEmpty()) {
      transmit();
    }
  }

  /** A peer that takes nothing acknowledges nothing. */
  private void acknowledgeLater(long mark, long nanos) {
    transport
        .loop()
        .schedule(
            nanos,
            () -> {
              if (state == State.LIVE && transport.unsentBytes() > 0) {
                acknowledgeLater(mark, Math.min(2 * nanos, LONGEST_RETRY_NANOS));
              } else {
                acknowledge(mark);
              }
            });
  }

  private void acknowledge(long mark) {
    int bytes = (int) (mark - acknowledged);
    if (state == State.LIVE && bytes > 0) {
      acknowledged = mark;
      tell(() -> socket.acknowledged(bytes));
    }
  }

  /** The processor is done with so many bytes. */
  void consumed(int bytes) {
    transport
        .loop()
        .execute(
            () -> {
              waiting -= bytes;
              regulate();
            });
  }

  /** FIN behind what was written; nobody listens any more. */
  void close() {
    transport.loop().execute(this::finish);
  }

  private void finish() {
    if (state != State.LIVE) {
      return;
    }
    bringOut();
    state = State.CLOSING;
    transport.halfClose();
    if (stopped) {
      transport.reading(true);
    }
    transport.loop().schedule(LINGER_NANOS, this::vanish);
    if (peerEnded) {
      releaseWhenSent(RETURN_NANOS);
    }
  }

  /** Both directions have ended; the socket goes once its last bytes are out. */
  private void releaseWhenSent(long nanos) {
    transport
        .loop()
        .schedule(
            nanos,
            () -> {
              if (state == State.CLOSING && transport.unsentBytes() > 0) {
                releaseWhenSent(Math.min(2 * nanos, LONGEST_RETRY_NANOS));
              } else if (state == State.CLOSING) {
                state = State.OVER;
                transport.abort();
              }
            });
  }

  /** RST. */
  void abort() {
    transport.loop().execute(this::vanish);
  }

  private void vanish() {
    if (state != State.OVER) {
      bringOut();
      state = State.OVER;
      transport.reset();
    }
  }

  /**
   * The board has lost its power or was reset. The peer hears nothing until it says something
   * itself: that meets a board that knows of no connection, and answers with RST. What stays silent
   * is reset in the end, or this machine would keep it for ever.
   */
  void die() {
    transport.loop().execute(this::fallSilent);
  }

  private void fallSilent() {
    if (state == State.LIVE && !connected) {
      vanish();
    } else if (state == State.LIVE) {
      bringOut();
      state = State.DEAD;
      if (stopped) {
        transport.reading(true);
      }
      transport.loop().schedule(LINGER_NANOS, this::vanish);
    }
  }

  // ---- from the transport

  private void tell(Runnable task) {
    cpu.post(Cpu.Priority.HIGH, task);
  }

  @Override
  public void nameNotFound(String host) {
    // literals only come this far: the same as a host that never answers
    state = State.OVER;
  }

  @Override
  public void tlsStarted() {
    tell(socket::answered);
  }

  @Override
  public void connected() {
    connected = true;
    if (state == State.LIVE) {
      tell(socket::connected);
    }
  }

  @Override
  public void received(ByteBuffer bytes) {
    if (state == State.DEAD) {
      vanish();
    }
    acknowledgeAll();
    while (state == State.LIVE && bytes.hasRemaining()) {
      byte[] segment = new byte[Math.min(bytes.remaining(), TcpStack.SEGMENT_BYTES)];
      bytes.get(segment);
      waiting += segment.length;
      tell(() -> socket.received(segment));
    }
    regulate();
  }

  /** What comes acknowledges what had left before: an answer never overtakes its question. */
  private void acknowledgeAll() {
    if (transport.unsentBytes() == 0) {
      acknowledge(written);
    }
  }

  private void regulate() {
    boolean full = waiting > WINDOW_BYTES;
    if (state == State.LIVE && full != stopped) {
      stopped = full;
      transport.reading(!full);
    }
  }

  @Override
  public void readComplete() {
    // each write goes out by itself
  }

  @Override
  public void ended() {
    peerEnded = true;
    if (state == State.LIVE) {
      acknowledgeAll();
      tell(socket::ended);
    } else if (state == State.CLOSING) {
      releaseWhenSent(RETURN_NANOS);
    } else if (state == State.DEAD) {
      vanish();
    }
  }

  @Override
  public void writable() {
    // looked up when an acknowledgement is due
  }

  @Override
  public void lost(Outcome.Cause cause, String sentence) {
    if (state == State.LIVE) {
      tell(() -> socket.lost(cause));
    }
    state = State.OVER;
  }
}
