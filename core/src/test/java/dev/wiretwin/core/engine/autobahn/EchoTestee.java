package dev.wiretwin.core.engine.autobahn;

import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.engine.Connection;
import dev.wiretwin.core.engine.Event;
import dev.wiretwin.core.engine.Role;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.testkit.Rig;
import dev.wiretwin.core.testkit.WireFrame;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A {@link Connection} on the bench that sends every message back while its event is handled, as
 * the suite expects of whoever it tests. For one thread.
 */
final class EchoTestee {
  /** Lent bytes are spoiled once they are used up: nothing may still look at them. */
  private static final byte SPOILED = (byte) 0xAA;

  private final Role role;
  private final Rig rig;
  private int events;

  private EchoTestee(Role role, Rig rig) {
    this.role = role;
    this.rig = rig;
  }

  static EchoTestee open(Role role) {
    return new EchoTestee(role, Rig.open(role));
  }

  /**
   * @param extension what the fuzzer's head says about compression: an offer to a server, an answer
   *     to a client
   */
  static EchoTestee deflating(Role role, DeflateOffer ours, String extension) {
    return new EchoTestee(role, Rig.deflating(role, ours, extension, Limits.DEFAULT));
  }

  Role role() {
    return role;
  }

  Rig rig() {
    return rig;
  }

  /** How many events there were, of whatever kind. */
  int events() {
    return events;
  }

  /** Frames arrive, masked where they must be. */
  void feed(List<WireFrame> frames, Chop chop) {
    if (chop.equals(Chop.FRAMES)) {
      frames.forEach(frame -> feed(rig.wire(frame), Integer.MAX_VALUE));
    } else {
      feed(rig.wire(frames.toArray(WireFrame[]::new)), chop.bytes());
    }
  }

  void feed(WireFrame... frames) {
    feed(List.of(frames), Chop.AT_ONCE);
  }

  /** Bytes arrive in pieces of this size; they are used up. */
  void feed(byte[] wire, int most) {
    for (int from = 0; from < wire.length; ) {
      int to = wire.length - from > most ? from + most : wire.length;
      arrive(wire, from, to);
      from = to;
    }
  }

  private void arrive(byte[] bytes, int from, int to) {
    Connection connection = rig.connection();
    connection.receive(ByteBuffer.wrap(bytes, from, to - from));
    for (Event event; (event = connection.poll()) != null; ) {
      events++;
      if (event instanceof Event.Message m) {
        connection.send(m.opcode(), m.array(), m.from(), m.length());
      }
    }
    connection.drainTo(rig);
    Arrays.fill(bytes, from, to, SPOILED);
  }

  /** These frames as the testee would put them on the wire. */
  List<WireFrame> asSent(List<WireFrame> frames) {
    return role == Role.CLIENT ? frames.stream().map(WireFrame::asMasked).toList() : frames;
  }

  /** What the testee sent since the last call. */
  List<WireFrame> takeFrames() {
    return rig.takeFrames();
  }
}
