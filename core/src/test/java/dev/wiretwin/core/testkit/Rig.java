package dev.wiretwin.core.testkit;

import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.engine.Connection;
import dev.wiretwin.core.engine.Event;
import dev.wiretwin.core.engine.Role;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.engine.Wire;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.AcceptKey;
import dev.wiretwin.core.handshake.ServerHandshake;
import dev.wiretwin.core.handshake.UpgradeRequest;
import dev.wiretwin.core.handshake.WsUrl;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One {@link Connection} on the test bench: the test pours bytes in, turns the clock, and looks at
 * events and frames. What a message event lends is copied, so that events can be compared later.
 * For one thread.
 */
public final class Rig implements Wire {
  /** The key of RFC 6455 §1.3. */
  public static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  private static final String REQUEST =
      "GET /chat HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Key: "
          + KEY
          + "\r\nSec-WebSocket-Version: 13\r\n";

  private final ManualLoop loop = new ManualLoop();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final List<Event> events = new ArrayList<>();
  private final Role role;
  private final Connection connection;
  private long now;
  private boolean halfClosed;
  private boolean aborted;

  private Rig(Role role, Timing timing, Limits limits, Optional<DeflateOffer> deflate) {
    this.role = role;
    this.connection =
        role == Role.CLIENT
            ? Connection.client(
                new UpgradeRequest(
                    (WsUrl) WsUrl.parse("ws://server.example.com/chat"),
                    KEY,
                    List.of(),
                    List.of(),
                    deflate),
                timing,
                limits,
                loop.outboxes(),
                loop::maskKey,
                now)
            : Connection.server(
                new ServerHandshake(List.of(), deflate, List.of()),
                timing,
                limits,
                loop.outboxes(),
                now);
  }

  /** Before anything has been said. */
  public static Rig fresh(Role role, Timing timing, Limits limits) {
    return new Rig(role, timing, limits, Optional.empty());
  }

  /** After the opening handshake, nothing of which is left in events or bytes. */
  public static Rig open(Role role) {
    return open(role, Limits.DEFAULT);
  }

  public static Rig open(Role role, Limits limits) {
    return new Rig(role, Timing.NODEMCU, limits, Optional.empty()).shakeHands("");
  }

  /**
   * Open with permessage-deflate.
   *
   * @param extension what the peer says in its Sec-WebSocket-Extensions header
   */
  public static Rig deflating(Role role, DeflateOffer ours, String extension, Limits limits) {
    return new Rig(role, Timing.NODEMCU, limits, Optional.of(ours))
        .shakeHands("Sec-WebSocket-Extensions: " + extension + "\r\n");
  }

  private Rig shakeHands(String extraHeader) {
    connection.start();
    drain();
    if (role == Role.CLIENT) {
      feed(
          ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                  + AcceptKey.of(KEY)
                  + "\r\n"
                  + extraHeader
                  + "\r\n")
              .getBytes(StandardCharsets.US_ASCII));
    } else {
      feed((REQUEST + extraHeader + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
    if (!connection.isOpen() || events.size() != 1) {
      throw new AssertionError(
          "handshake failed: " + events + " " + written.toString(StandardCharsets.ISO_8859_1));
    }
    events.clear();
    written.reset();
    return this;
  }

  public Connection connection() {
    return connection;
  }

  /** Bytes arrive in one piece. */
  public Rig feed(byte[] bytes) {
    connection.tick(now);
    connection.receive(ByteBuffer.wrap(bytes.clone()));
    return turn();
  }

  /** Frames arrive in one piece, masked if this side is a server. */
  public Rig feed(WireFrame... frames) {
    return feed(wire(frames));
  }

  /** The frames as this side's peer would send them. */
  public byte[] wire(WireFrame... frames) {
    return WireFrame.join(
        Arrays.stream(frames)
            .map(f -> role == Role.SERVER ? f.asMasked() : f)
            .toArray(WireFrame[]::new));
  }

  /** Bytes arrive in pieces of 1 to {@code most} bytes. */
  public Rig feedChopped(byte[] bytes, int most, SplittableRandom random) {
    for (int from = 0; from < bytes.length; ) {
      int to = Math.min(bytes.length, from + random.nextInt(1, most + 1));
      feed(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    return this;
  }

  public Rig eof() {
    connection.tick(now);
    connection.receiveEof();
    return turn();
  }

  /** Turns the clock, stopping at each deadline on the way. */
  public Rig advance(long nanos) {
    long end = now + nanos;
    while (connection.deadline() <= end) {
      now = Math.max(now, connection.deadline());
      connection.tick(now);
      turn();
    }
    now = end;
    connection.tick(now);
    return turn();
  }

  /** Takes events and bytes after the test has used a verb. */
  public Rig turn() {
    for (Event event; (event = connection.poll()) != null; ) {
      events.add(kept(event));
    }
    return drain();
  }

  private Rig drain() {
    connection.drainTo(this);
    return this;
  }

  private static Event kept(Event event) {
    if (event instanceof Event.Message m) {
      byte[] copy = Arrays.copyOfRange(m.array(), m.from(), m.from() + m.length());
      return new Event.Message(m.opcode(), copy, 0, copy.length, m.lent());
    }
    return event;
  }

  /** Everything that happened since the last call. */
  public List<Event> takeEvents() {
    List<Event> all = List.copyOf(events);
    events.clear();
    return all;
  }

  /** The messages since the last call, other events aside; takes all events. */
  public List<Event.Message> takeMessages() {
    return takeEvents().stream()
        .filter(Event.Message.class::isInstance)
        .map(Event.Message.class::cast)
        .toList();
  }

  public byte[] takeBytes() {
    byte[] bytes = written.toByteArray();
    written.reset();
    return bytes;
  }

  /** The frames sent since the last call, read independently of the product's parser. */
  public List<WireFrame> takeFrames() {
    return WireFrame.read(takeBytes());
  }

  /** The last event, which must be the end. */
  public Event.Closed closed() {
    if (events.isEmpty() || !(events.get(events.size() - 1) instanceof Event.Closed closed)) {
      throw new AssertionError("not closed: " + events);
    }
    return closed;
  }

  public boolean isHalfClosed() {
    return halfClosed;
  }

  public boolean isAborted() {
    return aborted;
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    written.write(bytes, from, length);
  }

  @Override
  public void halfClose() {
    halfClosed = true;
  }

  @Override
  public void abort() {
    aborted = true;
  }
}
