package dev.wiretwin.core.engine;

import dev.wiretwin.core.frame.CloseCode;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.handshake.ServerHandshake;
import dev.wiretwin.core.handshake.UpgradeRequest;
import java.nio.ByteBuffer;
import java.util.function.IntSupplier;

/**
 * One WebSocket connection as a pure machine, for both roles: bytes and time go in, events and
 * bytes come out; it owns no socket, thread or clock. To drive it:
 *
 * <ol>
 *   <li>say {@link #start} when TCP (and TLS) stands, and {@link #tick} with the time before
 *       anything else in a turn;
 *   <li>lend what arrived to {@link #receive}, or report {@link #receiveEof} or {@link #lost};
 *   <li>take events with {@link #poll} until it returns null; verbs may be called in between, also
 *       from whoever handles an event;
 *   <li>hand over what is to be written with {@link #drainTo};
 *   <li>come back with {@link #tick} not later than {@link #deadline}.
 * </ol>
 *
 * Never throws because of the peer: a fault becomes an {@link Outcome}. Not thread safe; one loop
 * owns it. RFC 6455 sections are named where they are obeyed.
 */
public final class Connection {
  private final Role role;
  private final Timing timing;
  private final Limits limits;
  private final Sender sender;
  private final Pongs pongs;
  private final Ending ending = new Ending();
  private final Heartbeat heartbeat = new Heartbeat();

  private State state = State.HANDSHAKING;
  private long now;

  /** When the current state has lasted too long; OPEN has none but its heartbeat. */
  private long stateDeadline;

  private Outcome.Phase phase = Outcome.Phase.TCP;

  /** Null once the handshake is over. */
  private Greeting greeting;

  /** Null until the handshake is over. */
  private Inbound inbound;

  /** What the caller lent; null outside of a turn. */
  private ByteBuffer in;

  private Event pending;
  private boolean halfClose;
  private boolean abort;

  private Connection(
      Role role, Opening opening, Timing timing, Limits limits, Sender sender, long now) {
    this.role = role;
    this.greeting = new Greeting(opening, limits);
    this.timing = timing;
    this.limits = limits;
    this.sender = sender;
    this.pongs = new Pongs(sender, limits);
    this.now = now;
    this.stateDeadline = now + timing.connectNanos();
  }

  /**
   * A client that will send this request; its time limit starts now, before TCP is there.
   *
   * @param maskKeys a fresh, unpredictable 32-bit key per frame (§5.3, §10.3)
   */
  public static Connection client(
      UpgradeRequest request,
      Timing timing,
      Limits limits,
      Outboxes outboxes,
      IntSupplier maskKeys,
      long now) {
    Sender sender = new Sender(outboxes, maskKeys);
    return new Connection(Role.CLIENT, new ClientOpening(request), timing, limits, sender, now);
  }

  /** A server that answers one opening handshake as {@code handshake} decides. */
  public static Connection server(
      ServerHandshake handshake, Timing timing, Limits limits, Outboxes outboxes, long now) {
    return new Connection(
        Role.SERVER, new ServerOpening(handshake), timing, limits, new Sender(outboxes, null), now);
  }

  // ---- time

  /** Tells the time and does what is due. */
  public void tick(long now) {
    this.now = now;
    if (state == State.OPEN) {
      beat();
    } else if (state != State.CLOSED && now >= stateDeadline) {
      if (state == State.HANDSHAKING) {
        ending.because(new Outcome.TimedOut(phase, timing.connectNanos()), Side.US);
      }
      finish();
    }
  }

  private void beat() {
    switch (heartbeat.tick(now, timing)) {
      case PING -> sender.control(Opcode.PING, new byte[0]);
      case GONE -> {
        ending.because(new Outcome.Unhealthy(timing.unansweredPings()), Side.US);
        finish();
      }
      case WAIT -> {}
    }
  }

  /** When {@link #tick} must be called at the latest; {@link Long#MAX_VALUE} for never. */
  public long deadline() {
    return switch (state) {
      case OPEN -> heartbeat.due();
      case CLOSED -> Long.MAX_VALUE;
      default -> stateDeadline;
    };
  }

  /** Says that TCP stands and TLS is being agreed, for the words of a time-out. */
  public void tlsStarted() {
    phase = Outcome.Phase.TLS;
  }

  /** Says that the transport is ready for the opening handshake. */
  public void start() {
    phase = Outcome.Phase.HANDSHAKE;
    if (state == State.HANDSHAKING) {
      sender.raw(greeting.firstBytes());
    }
  }

  // ---- receive

  /**
   * Lends what arrived, array-backed; it may be changed (unmasked) in place and must stay untouched
   * until {@link #poll} returns null.
   */
  public void receive(ByteBuffer bytes) {
    in = bytes;
    if (state == State.OPEN) {
      heartbeat.heard(now, timing);
    }
  }

  /** The peer ended its direction of TCP. */
  public void receiveEof() {
    lost(Outcome.Cause.ENDED, "the peer ended TCP without a close frame");
  }

  /** The transport is gone. */
  public void lost(Outcome.Cause cause, String sentence) {
    if (state != State.CLOSED) {
      ending.because(new Outcome.Lost(cause, sentence), cause.first());
      finish();
    }
  }

  /** The next thing that happened, or null when everything lent is used up. */
  public Event poll() {
    try {
      while (pending == null && in != null && in.hasRemaining()) {
        Event event = step();
        if (event != null) {
          return event;
        }
      }
    } catch (ProtocolViolation violation) {
      fail(violation);
    }
    Event event = pending;
    pending = null;
    if (event == null) {
      in = null;
    }
    return event;
  }

  private Event step() {
    switch (state) {
      case HANDSHAKING -> {
        Opening.Verdict verdict = greeting.next(in);
        return verdict == null ? null : judged(verdict);
      }
      case OPEN, CLOSING -> {
        Event event = inbound.next(in);
        if (event instanceof Event.PingSeen ping) {
          // §5.5.2: owed until the peer's close, also after our own
          pongs.answer(ping.payload());
        } else if (event instanceof Event.CloseSeen close) {
          peerClosed(close.frame());
        }
        return event;
      }
      default -> {
        // §7.1.1, §5.5.1: nothing after a close frame counts
        in.position(in.limit());
        return null;
      }
    }
  }

  private Event judged(Opening.Verdict verdict) {
    if (verdict instanceof Opening.Declined declined) {
      decline(declined);
      return null;
    }
    Opening.Accepted accepted = (Opening.Accepted) verdict;
    sender.raw(accepted.answer());
    inbound = new Inbound(role, limits, accepted.deflate());
    accepted.deflate().ifPresent(agreed -> sender.compress(agreed, role));
    greeting = null;
    become(State.OPEN);
    heartbeat.heard(now, timing);
    return new Event.Opened(
        accepted.subprotocol(), accepted.deflate().isPresent(), accepted.head());
  }

  private void peerClosed(CloseFrame frame) {
    ending.because(new Outcome.ClosedByPeer(frame.code(), frame.reason()), Side.PEER);
    ending.received(frame);
    if (state == State.OPEN) {
      writeClose(new CloseFrame(frame.code(), ""));
    }
    drain();
  }

  // ---- send

  public boolean isOpen() {
    return state == State.OPEN;
  }

  public State state() {
    return state;
  }

  /**
   * Sends one message (opcode 1 or 2), ping (9) or pong (10). When more waits than {@link
   * Limits#maxQueuedBytes()} allows, the connection is given up with {@link Outcome.SendQueueFull}
   * and nothing of this message is sent.
   *
   * @throws IllegalStateException if the connection is not {@link #isOpen open}
   * @throws IllegalArgumentException if the opcode is another, or a ping or pong would be longer
   *     than 125 bytes (§5.5)
   */
  public void send(int opcode, byte[] payload, int from, int length) {
    sendFragmented(opcode, payload, from, length, Integer.MAX_VALUE);
  }

  /** The same in frames of so many bytes (§5.4), 1 or more; a control frame stays whole. */
  public void sendFragmented(int opcode, byte[] payload, int from, int length, int fragmentBytes) {
    Opcode.requireSendable(opcode, length);
    if (state != State.OPEN) {
      throw new IllegalStateException("connection is " + state + ", not OPEN");
    }
    if (sender.queued() + length > limits.maxQueuedBytes()) {
      giveUp(Outcome.SendQueueFull.by(length, sender.queued(), limits.maxQueuedBytes()));
      return;
    }
    sender.message(opcode, payload, from, length, fragmentBytes);
  }

  /** Tells how many bytes wait in the transport, before {@link #send} judges the queue. */
  public void backlog(long unsentBytes) {
    pongs.backlog(unsentBytes);
  }

  /** Bytes gathered for {@link #drainTo} so far. */
  public int gathered() {
    return sender.gathered();
  }

  /** Gives up at once, for a reason on our side, without waiting for the peer. */
  public void giveUp(Outcome cause) {
    if (state != State.CLOSED) {
      ending.because(cause, Side.US);
      finish();
    }
  }

  /**
   * Starts the closing handshake (§7.1.2); in any state but OPEN there is nothing to start, and
   * HANDSHAKING is given up. A reason of more than 123 bytes is cut between two characters.
   *
   * @param code one that may stand on the wire, or {@link CloseCode#NO_STATUS} for an empty frame
   * @throws IllegalArgumentException if the code may not be sent (§7.4)
   */
  public void close(int code, String reason) {
    if (code != CloseCode.NO_STATUS && !CloseCode.isAllowedOnWire(code)) {
      throw new IllegalArgumentException("close code " + code + " may not be sent");
    }
    if (state == State.HANDSHAKING) {
      giveUp(new Outcome.ClosedByUs());
    } else if (state == State.OPEN) {
      ending.because(new Outcome.ClosedByUs(), Side.US);
      writeClose(new CloseFrame(code, reason));
      become(State.CLOSING);
      stateDeadline = now + timing.closeNanos();
    }
  }

  /**
   * Whether the caller, not the peer, makes the connection silent: then no ping is owed and no
   * silence counts.
   */
  public void hold(boolean held) {
    if (state == State.OPEN) {
      if (held) {
        heartbeat.suspend();
      } else {
        heartbeat.heard(now, timing);
      }
    }
  }

  // ---- drain

  /** Hands over everything gathered, in one write, and then any ending of TCP. */
  public void drainTo(Wire wire) {
    pongs.settle();
    sender.drainTo(wire);
    if (abort) {
      abort = false;
      wire.abort();
    } else if (halfClose) {
      halfClose = false;
      wire.halfClose();
    }
  }

  // ---- endings

  /** §7.1.7: says why, if a close frame can still be said, then neither speaks nor listens. */
  private void fail(ProtocolViolation violation) {
    ending.because(new Outcome.Violated(violation.kind(), violation.getMessage()), Side.US);
    if (state == State.OPEN) {
      writeClose(new CloseFrame(violation.kind().closeCode(), violation.getMessage()));
    }
    drain();
  }

  private void decline(Opening.Declined declined) {
    ending.because(declined.outcome(), declined.first());
    sender.raw(declined.answer());
    if (role == Role.CLIENT) {
      finish();
    } else {
      drain();
    }
  }

  private void writeClose(CloseFrame frame) {
    byte[] body = CloseBody.write(frame);
    sender.control(Opcode.CLOSE, body);
    ending.sent(CloseBody.read(body));
  }

  /** §7.1.1: the server ends TCP first, the client waits for that, but not for ever. */
  private void drain() {
    become(State.DRAINING);
    stateDeadline = now + timing.closeNanos();
    halfClose = role == Role.SERVER;
    releaseParts();
  }

  private void finish() {
    become(State.CLOSED);
    abort = true;
    releaseParts();
    pending = ending.event();
  }

  private void releaseParts() {
    greeting = null;
    pongs.release();
    if (inbound != null) {
      inbound.release();
    }
    sender.endCompression();
  }

  private void become(State next) {
    if (!state.canBecome(next)) {
      throw new IllegalStateException("no way from " + state + " to " + next);
    }
    state = next;
  }
}
