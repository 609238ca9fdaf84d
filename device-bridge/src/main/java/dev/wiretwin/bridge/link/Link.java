package dev.wiretwin.bridge.link;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Our end of the framed link to a board: records go both ways in order and exactly once, whatever
 * the line does to single bytes; see the package for the form. A pure machine on one thread: it is
 * told bytes and time, says when it wants to be told the time again, and hands bytes to the wire.
 */
public final class Link {
  /** Longest record from a board; it could not hold more. */
  public static final int MOST_RECEIVED = 1 << 17;

  private static final long AGAIN_NANOS = 250_000_000;
  private static final long SPARE_NANOS = 30_000_000;
  private static final int MOST_OWED = 3;
  private static final int SESSIONS = 65_520;
  private static final int NUMBERS = 256;
  private static final char HELLO = 'h';
  private static final char GREETING = 'H';

  private final LinkSettings settings;
  private final LinkListener listener;
  private final Consumer<byte[]> wire;
  private final LineReader reader = new LineReader(new Parts());
  private final Parcel.Joiner joiner = new Parcel.Joiner(MOST_RECEIVED);
  private Outgoing outgoing;
  private State state = State.DOWN;
  private int session;
  private int expected;
  private boolean owing;
  private int owed;
  private long owedSince;
  private boolean calm = true;
  private long complained;
  private boolean missing;
  private long helloDue = Long.MAX_VALUE;
  private long now;
  private long frames;
  private long damaged;
  private long resentBefore;

  private enum State {
    /** Nothing is sent, all that comes is the console's. */
    DOWN,
    /** We have said hello and are waiting for the greeting. */
    GREETING,
    UP
  }

  /**
   * The frame that has an agent give the console back, whoever has left it there: a syntax error to
   * a console that is there already.
   */
  public static byte[] consoleBack() {
    return new Frame(Frame.Kind.CONTROL, 0, 0, new byte[] {'b'}).line(0);
  }

  /**
   * @param wire takes the bytes that are to be sent, on the link's thread
   */
  public Link(LinkSettings settings, LinkListener listener, Consumer<byte[]> wire) {
    this.settings = settings;
    this.listener = listener;
    this.wire = wire;
    this.outgoing = new Outgoing(settings);
  }

  /**
   * Begins a session: says hello until the agent answers or {@link #end} is called. What waits to
   * be sent waits on.
   *
   * @param number of the session, another one each time; 1 to 65520
   */
  public void begin(int number, long now) {
    if (number < 1 || number > SESSIONS) {
      throw new IllegalArgumentException("a session has a number from 1 to 65520, not " + number);
    }
    this.now = now;
    end();
    session = number;
    state = State.GREETING;
    helloDue = now;
    act();
  }

  /** Ends the session; what has not been acknowledged never will be. */
  public void end() {
    state = State.DOWN;
    resentBefore += outgoing.resent();
    outgoing = new Outgoing(settings);
    joiner.reset();
    expected = 0;
    calm = true;
    acknowledge();
    missing = false;
    helloDue = Long.MAX_VALUE;
  }

  public boolean isUp() {
    return state == State.UP;
  }

  /**
   * Sends a record.
   *
   * @param acknowledged called when the board has taken it; never, if the session ends before
   * @throws IllegalStateException if no session is up
   */
  public void send(Parcel parcel, Runnable acknowledged, long now) {
    if (state != State.UP) {
      throw new IllegalStateException("the link is down: begin a session first");
    }
    this.now = now;
    outgoing.add(parcel, acknowledged);
    act();
  }

  /** Sends a frame outside any session: a request to the agent itself, never repeated. */
  public void control(byte[] payload) {
    wire.accept(new Frame(Frame.Kind.CONTROL, 0, 0, payload).line(0));
  }

  /** Asks the agent for any frame at all, without changing anything. */
  public void probe() {
    if (state == State.UP) {
      control(hello());
    }
  }

  /** Bytes have come. */
  public void receive(byte[] bytes, long now) {
    this.now = now;
    reader.receive(bytes, now);
    act();
  }

  /** It is that late; to be told when {@link #deadline} has passed. */
  public void tick(long now) {
    this.now = now;
    reader.tick(now);
    if (state == State.UP && !outgoing.look(now)) {
      end();
      listener.silent();
    }
    act();
  }

  /** When to be told the time; never ({@link Long#MAX_VALUE}) while nothing is awaited. */
  public long deadline() {
    if (state == State.GREETING) {
      return earlier(helloDue, reader.deadline());
    }
    long carried = owing ? owedSince + settings.nanos(Frame.MOST_PAYLOAD) : Long.MAX_VALUE;
    return earlier(carried, earlier(outgoing.deadline(), reader.deadline()));
  }

  private static long earlier(long one, long other) {
    if (one == Long.MAX_VALUE || other == Long.MAX_VALUE) {
      return Math.min(one, other);
    }
    return one - other < 0 ? one : other;
  }

  public LinkCounters counters() {
    return new LinkCounters(frames, damaged, resentBefore + outgoing.resent());
  }

  private void act() {
    if (state == State.GREETING && now - helloDue >= 0) {
      helloDue = now + AGAIN_NANOS + 2 * settings.nanos(Frame.MOST_PAYLOAD);
      control(hello());
    }
    if (state != State.UP) {
      return;
    }
    for (Frame next = outgoing.take(expected, now);
        next != null;
        next = outgoing.take(expected, now)) {
      acknowledge();
      wire.accept(next.line(session));
    }
    if (missing || owing && !isCarriedSoon()) {
      Frame.Kind kind = missing ? Frame.Kind.MISSING : Frame.Kind.ACK;
      missing = false;
      acknowledge();
      wire.accept(new Frame(kind, outgoing.next(), expected, new byte[0]).line(session));
    }
  }

  /**
   * Whether the next frame of data will say in time what has come: while the wire is busy, an
   * acknowledgement of its own would cost the share that data could have.
   */
  private boolean isCarriedSoon() {
    return outgoing.hasMore()
        && owed < MOST_OWED
        && now - owedSince < settings.nanos(Frame.MOST_PAYLOAD);
  }

  private void acknowledge() {
    owing = false;
    owed = 0;
  }

  private void owe() {
    if (!owing) {
      owing = true;
      owedSince = now;
    }
    owed++;
  }

  /** Session, and how long the agent shall wait for an acknowledgement, in units of 10 ms. */
  private byte[] hello() {
    long patience = settings.patienceNanos() + 6 * settings.nanos(Frame.MOST_PAYLOAD);
    int ticks = (int) Math.min(255, 1 + patience / 10_000_000);
    return new byte[] {(byte) HELLO, (byte) (session >> 8), (byte) session, (byte) ticks};
  }

  /** Says that something is missing, but not for each of several frames that come too early. */
  private void complain() {
    if (calm || now - complained > SPARE_NANOS + settings.nanos(2 * Frame.MOST_PAYLOAD)) {
      calm = false;
      complained = now;
      missing = true;
    }
  }

  private final class Parts implements LineReader.Parts {
    @Override
    public boolean frame(byte[] stuffed, int count) {
      Optional<Frame> found = Frame.read(stuffed, count, session);
      found.ifPresent(this::take);
      return found.isPresent();
    }

    private void take(Frame frame) {
      frames++;
      listener.framed();
      if (frame.kind() == Frame.Kind.CONTROL) {
        control(frame.payload());
      } else if (state == State.UP) {
        Outgoing ours = outgoing;
        ours.acknowledged(frame.ack(), now);
        // whoever heard of that may have ended the session, and the frame with it
        if (ours == outgoing) {
          inSession(frame);
        }
      }
    }

    private void inSession(Frame frame) {
      if (frame.kind() == Frame.Kind.MISSING) {
        outgoing.missed(frame.ack());
      } else if (frame.kind() == Frame.Kind.DATA) {
        data(frame);
      }
    }

    private void data(Frame frame) {
      int early = (frame.seq() - expected + NUMBERS) % NUMBERS;
      if (early == 0) {
        expected = (expected + 1) % NUMBERS;
        owe();
        calm = true;
        Parcel whole = joiner.take(frame.payload());
        if (whole != null) {
          listener.received(whole);
        }
      } else if (early >= NUMBERS / 2) {
        owe();
        owed = MOST_OWED; // the last one got lost
      } else {
        complain();
      }
    }

    private void control(byte[] payload) {
      boolean ours =
          payload.length >= 3
              && payload[0] == GREETING
              && ((payload[1] & 0xFF) << 8 | payload[2] & 0xFF) == session;
      if (ours && state == State.GREETING) {
        state = State.UP;
        helloDue = Long.MAX_VALUE;
        listener.begun(Arrays.copyOfRange(payload, 3, payload.length));
      } else if (!ours) {
        listener.announced(payload);
      }
    }

    @Override
    public void damaged() {
      damaged++;
      if (state == State.UP) {
        complain();
      }
    }

    @Override
    public void text(byte[] bytes) {
      listener.console(bytes);
    }
  }
}
