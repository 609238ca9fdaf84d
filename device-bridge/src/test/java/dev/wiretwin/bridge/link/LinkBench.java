package dev.wiretwin.bridge.link;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A link whose other end is the test: it writes frames by hand and reads what was sent. */
final class LinkBench implements LinkListener {
  static final long MS = 1_000_000;
  static final int SESSION = 0x1234;

  final Link link;
  final StringBuilder heard = new StringBuilder();
  final List<Parcel> received = new ArrayList<>();
  Runnable onFrame = () -> {};
  Runnable onSilence = () -> {};
  long now = 1_000 * MS;
  int framed;
  private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

  LinkBench() {
    this(new LinkSettings(115_200, 4, 80 * MS, 3));
  }

  LinkBench(LinkSettings settings) {
    link = new Link(settings, this, wire::writeBytes);
  }

  /** With a session that has been greeted. */
  static LinkBench up() {
    LinkBench bench = new LinkBench();
    bench.link.begin(SESSION, bench.now);
    bench.sent();
    bench.greet(SESSION);
    bench.heard.setLength(0);
    bench.framed = 0;
    return bench;
  }

  // ---- what the board does

  void greet(int session) {
    control('H', session >> 8, session, '4', '2');
  }

  void control(int... payload) {
    comes(new Frame(Frame.Kind.CONTROL, 0, 0, bytes(payload)).line(0));
  }

  void acknowledge(int next) {
    comes(new Frame(Frame.Kind.ACK, 0, next, new byte[0]).line(SESSION));
  }

  void complain(int next) {
    comes(new Frame(Frame.Kind.MISSING, 0, next, new byte[0]).line(SESSION));
  }

  void data(int number, int next, int... payload) {
    comes(new Frame(Frame.Kind.DATA, number & 0xFF, next, bytes(payload)).line(SESSION));
  }

  void comes(String latin1) {
    comes(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  void comes(byte[] bytes) {
    link.receive(bytes, now);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  // ---- what we do

  /** Lets time pass, telling the link when it wants to be told. */
  void pass(long nanos) {
    long until = now + nanos;
    while (link.deadline() != Long.MAX_VALUE && link.deadline() - until <= 0) {
      now = Math.max(now, link.deadline());
      link.tick(now);
    }
    now = until;
  }

  /** The frames that were sent since the last call. */
  List<Frame> sent() {
    byte[] bytes = wire.toByteArray();
    wire.reset();
    List<Frame> frames = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        byte[] inside = Arrays.copyOfRange(bytes, from + 1, at);
        Optional<Frame> frame = Frame.read(inside, inside.length, SESSION);
        frames.add(frame.orElseThrow(() -> new AssertionError("not of this session")));
        from = at + 1;
      }
    }
    return frames;
  }

  /** The same in short: kind, number, acknowledgement. */
  String sentInShort() {
    StringBuilder all = new StringBuilder();
    for (Frame frame : sent()) {
      all.append(frame.kind()).append(frame.seq()).append('/').append(frame.ack()).append(' ');
    }
    return all.toString().strip();
  }

  // ---- what the link tells

  @Override
  public void begun(byte[] greeting) {
    heard.append("begun(").append(latin1(greeting)).append(')');
  }

  @Override
  public void framed() {
    framed++;
    onFrame.run();
  }

  @Override
  public void received(Parcel parcel) {
    received.add(parcel);
    heard.append(parcel.op()).append('(').append(latin1(parcel.data())).append(')');
  }

  @Override
  public void announced(byte[] payload) {
    heard.append("announced(").append(latin1(payload)).append(')');
  }

  @Override
  public void console(byte[] text) {
    heard.append(latin1(text));
  }

  @Override
  public void silent() {
    heard.append("silent");
    onSilence.run();
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
