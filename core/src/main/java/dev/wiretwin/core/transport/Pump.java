package dev.wiretwin.core.transport;

import dev.wiretwin.core.engine.Connection;
import dev.wiretwin.core.engine.Event;
import dev.wiretwin.core.engine.Outcome;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Moves bytes, time and events between one {@link Connection} and one {@link Transport}, always in
 * the same order: tell the time, feed, deliver, write, re-arm the deadline. Writes are gathered:
 * one per turn of the loop, unless a turn gathers very much. Lives on the transport's loop; no
 * method may be called elsewhere.
 */
public final class Pump implements TransportListener, Runnable {
  /**
   * A turn that gathers more than this writes in between, so that the peer need not wait for the
   * turn's end.
   */
  private static final int EARLY_WRITE = 64 << 10;

  private final Connection connection;
  private final Transport transport;
  private final Loop loop;
  private final Receiver receiver;

  private boolean inTurn;
  private boolean turnScheduled;
  private boolean over;

  /**
   * When the armed timer fires; it is re-armed only for an earlier time, a later one is looked up
   * when it fires.
   */
  private long armedFor = Long.MAX_VALUE;

  private Loop.Timer timer;

  /** What arrived while paused; null when nothing did. */
  private Stash stash;

  private boolean paused;

  /** Whether the transport is lost: nothing more can come, so holding back has no use. */
  private boolean lost;

  /**
   * With more than this unsent the peer is not listened to either; {@link Long#MAX_VALUE} for no
   * such bound.
   */
  private final long maxUnsent;

  /** Whether it was the backlog that paused. */
  private boolean backlogged;

  /**
   * @param receiver takes the events
   */
  public Pump(Connection connection, Transport transport, Receiver receiver) {
    this(connection, transport, receiver, Long.MAX_VALUE);
  }

  /**
   * A pump that stops reading from a peer that does not take what it is sent, for whoever answers
   * as much as it receives.
   *
   * @param maxUnsent from so many unsent bytes on
   */
  public Pump(Connection connection, Transport transport, Receiver receiver, long maxUnsent) {
    this.connection = connection;
    this.transport = transport;
    this.loop = transport.loop();
    this.receiver = receiver;
    this.maxUnsent = maxUnsent;
  }

  /** Whom a pump delivers to. Called on the loop; may use the connection's verbs. */
  @FunctionalInterface
  public interface Receiver extends Consumer<Event> {
    /** All events of this turn were delivered, and the connection's state may be another. */
    default void delivered() {}
  }

  /** Starts the clock; to be called once, before the transport connects. */
  public void begin() {
    arm();
  }

  // ---- from the transport

  @Override
  public void nameNotFound(String host) {
    connection.giveUp(new Outcome.NameNotFound(host));
    turn();
  }

  @Override
  public void tlsStarted() {
    connection.tlsStarted();
  }

  @Override
  public void connected() {
    tick();
    connection.start();
    turn();
  }

  @Override
  public void received(ByteBuffer bytes) {
    if (paused || stash != null) {
      stash().append(bytes);
      return;
    }
    tick();
    connection.receive(bytes);
    deliver();
    if (paused && bytes.hasRemaining()) {
      stash().append(bytes);
    }
    if (connection.gathered() > EARLY_WRITE) {
      write();
    }
  }

  @Override
  public void readComplete() {
    write();
    arm();
  }

  @Override
  public void ended() {
    if (stash != null) {
      stash.endWith(this::ended);
      return;
    }
    connection.receiveEof();
    turn();
  }

  @Override
  public void lost(Outcome.Cause cause, String sentence) {
    lost = true;
    if (paused && !inTurn) {
      // now, not when resumed: the loop itself may be ending, and nobody could resume then
      stash().endWith(() -> lost(cause, sentence));
      resume();
      return;
    }
    if (stash != null) {
      stash.endWith(() -> lost(cause, sentence));
      return;
    }
    connection.lost(cause, sentence);
    turn();
  }

  /** In a turn of its own: a transport may say this in the middle of a write. */
  @Override
  public void writable() {
    scheduleTurn();
  }

  // ---- from above, on the loop

  /**
   * To be called around each use of the connection's verbs outside of an event: {@code before},
   * verbs, {@code after}.
   */
  public void before() {
    if (!inTurn) {
      tick();
    } else {
      connection.backlog(transport.unsentBytes());
    }
  }

  /**
   * Sees to it that what the verbs gathered is written at the end of this turn, and what they
   * caused is delivered.
   */
  public void after() {
    if (connection.gathered() > EARLY_WRITE) {
      write();
    }
    if (!inTurn) {
      scheduleTurn();
    }
  }

  private void scheduleTurn() {
    if (!turnScheduled) {
      turnScheduled = true;
      loop.execute(this);
    }
  }

  /** The turn that was scheduled. */
  @Override
  public void run() {
    turnScheduled = false;
    connection.backlog(transport.unsentBytes());
    if (backlogged && transport.unsentBytes() <= maxUnsent / 2) {
      backlogged = false;
      resume();
    } else {
      turn();
    }
  }

  /**
   * Stops taking events and bytes from the peer until {@link #resume}, or until the transport is
   * lost: then what has already come is delivered, and the end behind it.
   */
  public void pause() {
    if (!paused && !over && !lost) {
      stopReading();
      // it is we who do not listen: the peer's silence must not count against it
      connection.hold(true);
    }
  }

  private void stopReading() {
    paused = true;
    transport.reading(false);
  }

  public void resume() {
    if (!paused || over) {
      return;
    }
    paused = false;
    tick();
    connection.hold(false);
    if (stash != null) {
      Stash kept = stash;
      stash = null;
      ByteBuffer bytes = kept.bytes();
      received(bytes);
      if (stash != null) {
        stash.endWith(kept.ending());
      } else if (kept.ending() != null) {
        kept.ending().run();
      }
    }
    if (!paused) {
      transport.reading(true);
    }
    turn();
  }

  // ---- the turn

  private void tick() {
    connection.backlog(transport.unsentBytes());
    connection.tick(loop.now());
  }

  private void turn() {
    deliver();
    write();
    arm();
  }

  private void deliver() {
    if (inTurn) {
      return;
    }
    inTurn = true;
    try {
      for (Event event; !paused && (event = connection.poll()) != null; ) {
        if (event instanceof Event.Closed) {
          over = true;
          disarm();
        }
        receiver.accept(event);
      }
      receiver.delivered();
    } finally {
      inTurn = false;
    }
  }

  private void write() {
    connection.drainTo(transport);
    connection.backlog(transport.unsentBytes());
    if (!paused && !over && !lost && transport.unsentBytes() > maxUnsent) {
      backlogged = true;
      // no hold: a peer that takes nothing for as long as it may be silent is gone
      stopReading();
    }
  }

  private void arm() {
    if (over) {
      disarm();
      return;
    }
    long deadline = connection.deadline();
    if (deadline < armedFor) {
      disarm();
      armedFor = deadline;
      timer = loop.schedule(Math.max(0, deadline - loop.now()), this::wake);
    }
  }

  private void disarm() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    armedFor = Long.MAX_VALUE;
  }

  private void wake() {
    timer = null;
    armedFor = Long.MAX_VALUE;
    tick();
    turn();
  }

  private Stash stash() {
    if (stash == null) {
      stash = new Stash();
    }
    return stash;
  }
}
