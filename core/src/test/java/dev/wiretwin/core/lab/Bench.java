package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.testkit.ManualLoop;
import dev.wiretwin.core.testkit.MemoryTransport;
import dev.wiretwin.core.testkit.Rig;
import dev.wiretwin.core.testkit.WireFrame;
import dev.wiretwin.core.transport.Loop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One lab player on a transport in memory and a clock turned by hand; the test is the client. For
 * one thread.
 */
final class Bench {
  static final String REQUEST =
      "GET / HTTP/1.1\r\nHost: lab\r\nsec-websocket-key:  " + Rig.KEY + " \r\n\r\n";

  final ManualLoop loop = new ManualLoop();
  final MemoryTransport transport;
  final LabPlayer player;
  final List<LabNews> news = new ArrayList<>();

  Bench(LabStep... steps) {
    this(Faults.NONE, 1, steps);
  }

  Bench(Faults faults, double scale, LabStep... steps) {
    transport = new MemoryTransport(loop);
    ConnectionLog log = new ConnectionLog(loop, 0, 0, news::add);
    player = new LabPlayer(transport, List.of(steps), faults, scale, 0, log);
    transport.listener(player);
  }

  static Bench connected(LabStep... steps) {
    Bench bench = new Bench(steps);
    bench.transport.connected();
    return bench;
  }

  // ---- steps in their plainest form

  static LabStep handshake(Integer... splitAt) {
    return new LabStep.SendHandshake(0, Optional.empty(), Bytes.EMPTY, List.of(splitAt), 10);
  }

  static LabStep answer(String text, Bytes append) {
    return new LabStep.SendHandshake(0, Optional.of(text), append, List.of(), 0);
  }

  static LabStep send(String text) {
    return new LabStep.Send(0, Bytes.utf8(text));
  }

  static LabStep sendAfter(long delayMs, String text) {
    return new LabStep.Send(delayMs, Bytes.utf8(text));
  }

  static LabStep expect(int opcode, int n, long timeoutMs) {
    return new LabStep.ExpectFrame(0, OptionalInt.of(opcode), n, timeoutMs);
  }

  static LabStep expectAny(int n) {
    return new LabStep.ExpectFrame(0, OptionalInt.empty(), n, LabStep.NO_LIMIT);
  }

  static LabStep expectFin(long timeoutMs) {
    return new LabStep.ExpectFin(0, timeoutMs);
  }

  static LabStep echo(long ms) {
    return new LabStep.Echo(0, ms);
  }

  static LabStep fin() {
    return new LabStep.Fin(0);
  }

  static LabStep rst() {
    return new LabStep.Rst(0);
  }

  // ---- the client, the clock, and what can be seen

  Bench request() {
    return arrive(REQUEST.getBytes(StandardCharsets.ISO_8859_1));
  }

  Bench arrive(byte[] bytes) {
    transport.arrive(bytes);
    return this;
  }

  Bench frame(WireFrame frame) {
    return arrive(frame.asMasked().bytes());
  }

  Bench advanceMs(long ms) {
    loop.advance(ms * 1_000_000);
    return this;
  }

  /** What was written since the last call. */
  String written() {
    return new String(transport.takeWritten(), StandardCharsets.ISO_8859_1);
  }

  LabRecording.Connection recorded() {
    return player.recorded();
  }

  List<String> notes() {
    return recorded().notes().stream().map(n -> n.step() + " " + n.sentence()).toList();
  }

  /** How TCP ended so far, such as {@code CLIENT FIN}. */
  List<String> ends() {
    return recorded().ends().stream().map(e -> e.who() + " " + e.how()).toList();
  }

  /** What was sent, write by write, as text. */
  List<String> writes() {
    return recorded().sent().stream().map(s -> s.what().text()).toList();
  }

  static long ms(long nanos) {
    return nanos / 1_000_000;
  }

  /** A loop that believes it is later than it is, as one that was busy elsewhere does. */
  static final class LateLoop implements Loop {
    private final ManualLoop loop;
    long lateNanos;

    LateLoop(ManualLoop loop) {
      this.loop = loop;
    }

    @Override
    public void execute(Runnable task) {
      loop.execute(task);
    }

    @Override
    public Timer schedule(long delayNanos, Runnable task) {
      return loop.schedule(delayNanos, task);
    }

    @Override
    public long now() {
      return loop.now() + lateNanos;
    }

    @Override
    public boolean isCurrent() {
      return loop.isCurrent();
    }

    @Override
    public dev.wiretwin.core.engine.Outboxes outboxes() {
      return loop.outboxes();
    }

    @Override
    public int maskKey() {
      return loop.maskKey();
    }

    @Override
    public String handshakeKey() {
      return loop.handshakeKey();
    }
  }
}
