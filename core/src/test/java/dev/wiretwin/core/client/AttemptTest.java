package dev.wiretwin.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.ClientConfig.Handlers;
import dev.wiretwin.core.client.ClientConfig.ReceiveQueue;
import dev.wiretwin.core.client.ClientConfig.WhenFull;
import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.engine.Side;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.UrlFault;
import dev.wiretwin.core.handshake.WsUrl;
import dev.wiretwin.core.testkit.ManualLoop;
import dev.wiretwin.core.testkit.MemoryTransport;
import dev.wiretwin.core.testkit.RawPeer;
import dev.wiretwin.core.testkit.WireFrame;
import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.TlsTrust;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptTest {
  private static final ClientConfig DIRECT = ClientConfig.DEFAULT.withHandlers(Handlers.DIRECT);

  private static final CompletableFuture<Void> AT_ONCE = CompletableFuture.completedFuture(null);

  private final ManualLoop loop = new ManualLoop();
  private final MemoryTransport transport = new MemoryTransport(loop);
  private final ArrayDeque<Runnable> handlerThreads = new ArrayDeque<>();
  private final HandlerSlots slots = new HandlerSlots(null, handlerThreads::add);
  private final List<Object> events = new ArrayList<>();
  private Attempt attempt;

  private void create(ClientConfig config) {
    slots.set(On.CONNECTION, c -> events.add("open"));
    slots.set(On.RECEIVE, (c, message, opcode) -> events.add(opcode + " " + message.text()));
    slots.set(On.CLOSE, (c, close) -> events.add(close));
    attempt = new Attempt(transport, config, slots, () -> events.add("ended"));
  }

  private void begin(ClientConfig config) {
    create(config);
    begin("ws://lab.test:81/x");
    loop.run();
  }

  private void begin(String url) {
    attempt.begin((WsUrl) WsUrl.parse(url), AT_ONCE);
  }

  private void open(ClientConfig config) {
    begin(config);
    onLoop(transport::connected);
    arriveAnswer();
  }

  private void arriveAnswer() {
    String request = new String(transport.takeWritten(), StandardCharsets.ISO_8859_1);
    byte[] answer = RawPeer.accepting(request).getBytes(StandardCharsets.ISO_8859_1);
    onLoop(() -> transport.arrive(answer));
  }

  private void onLoop(Runnable task) {
    loop.execute(task);
    loop.run();
  }

  private void runHandlers() {
    for (Runnable task; (task = handlerThreads.poll()) != null; ) {
      task.run();
      loop.run();
    }
  }

  private List<WireFrame> written() {
    return WireFrame.read(transport.takeWritten());
  }

  private Close close() {
    return (Close) events.get(events.size() - 1);
  }

  @Test
  void itConnectsWhereTheAddressSaysAndTellsWhenItIsOpen() {
    open(DIRECT);
    assertThat(transport.endpoint()).isEqualTo(new Endpoint("lab.test", 81, Optional.empty()));
    assertThat(events).containsExactly("open");
    assertThat(attempt.isOpen()).isTrue();
  }

  @Test
  void aSecureAddressTakesTheTrustAlong() {
    create(DIRECT.withTrust(TlsTrust.ANYTHING));
    begin("wss://lab.test/");
    loop.run();
    assertThat(transport.endpoint().tls()).contains(TlsTrust.ANYTHING);
  }

  @Test
  void whatAnAttemptFailsAtBeforeItBeganComesFromTheLoop() {
    create(DIRECT);
    attempt.fail(new Outcome.BadUrl(new UrlFault(UrlFault.Kind.NO_HOST, "no host")), AT_ONCE);
    assertThat(events).isEmpty();
    loop.run();
    assertThat(events).hasSize(2).startsWith("ended");
    assertThat(close().status()).isEqualTo(-4);
  }

  @Test
  void aFailureLeavesNothingThatTheNarrowestQueueCouldTripOver() {
    create(ClientConfig.DEFAULT.withReceiveQueue(new ReceiveQueue(1, 1, WhenFull.PAUSE)));
    attempt.fail(new Outcome.BadUrl(new UrlFault(UrlFault.Kind.NO_HOST, "no host")), AT_ONCE);
    loop.run();
    runHandlers();
    assertThat(close().status()).isEqualTo(-4);
  }

  // ---- sending

  @Test
  void whatOtherThreadsSendMeanwhileLeavesInOneWrite() {
    open(DIRECT);
    int before = transport.writes();
    IntStream.range(0, 50).forEach(i -> attempt.send(1, bytes("m" + i), true));
    assertThat(transport.writes()).isEqualTo(before);
    loop.run();
    assertThat(transport.writes()).isEqualTo(before + 1);
    assertThat(written()).extracting(WireFrame::text).hasSize(50).startsWith("m0", "m1");
  }

  @Test
  void fragmentsOfOneThreadAreNotMixedWithMessagesOfAnother() {
    open(DIRECT);
    byte[] bytes = bytes("abc");
    attempt.send(2, bytes, false, 2);
    bytes[0] = 'X';
    attempt.send(1, bytes("d"), true);
    loop.run();
    assertThat(written())
        .containsExactly(
            WireFrame.of(2, bytes("ab")).asUnfinished().asMasked(),
            WireFrame.of(0, bytes("c")).asMasked(),
            WireFrame.text("d").asMasked());
    onLoop(() -> attempt.send(1, bytes("ef"), true, 1));
    assertThat(written()).extracting(WireFrame::text).containsExactly("e", "f");
  }

  @Test
  void bytesThatChangeAfterTheCallDoNotMatter() {
    open(DIRECT);
    byte[] bytes = bytes("before");
    attempt.send(2, bytes, false);
    bytes[0] = 'X';
    loop.run();
    assertThat(written()).extracting(WireFrame::text).containsExactly("before");
  }

  @Test
  void aHandlerOnTheLoopSendsInTheSameTurn() {
    open(DIRECT);
    slots.set(On.RECEIVE, (c, message, opcode) -> attempt.send(opcode, message.bytes(), true));
    onLoop(() -> transport.arrive(WireFrame.text("hi").bytes()));
    assertThat(written()).extracting(WireFrame::text).containsExactly("hi");
  }

  @Test
  void whatIsSentJustBeforeTheEndIsDroppedWithoutHarm() {
    open(DIRECT);
    attempt.send(1, bytes("too late"), true);
    transport.ended();
    onLoop(() -> attempt.send(1, bytes("later still"), true));
    assertThat(close().status()).isEqualTo(-110);
    assertThat(written()).isEmpty();
    assertThat(loop.alarms()).isZero();
  }

  @Test
  void moreThanTheSendQueueHoldsEndsItWhicheverThreadSends() {
    for (boolean fromLoop : new boolean[] {true, false}) {
      AttemptTest fresh = new AttemptTest();
      fresh.open(DIRECT.withLimits(Limits.DEFAULT.withMaxQueuedBytes(1024)));
      Runnable send = () -> fresh.attempt.send(2, new byte[600], true);
      Runnable twice =
          () -> {
            send.run();
            send.run();
          };
      if (fromLoop) {
        fresh.onLoop(twice);
      } else {
        twice.run();
        assertThat(fresh.attempt.isOpen()).isFalse();
        fresh.loop.run();
      }
      assertThat(fresh.close().status()).isEqualTo(-16);
      assertThat(fresh.close().first()).isEqualTo(Side.US);
      assertThat(fresh.close().sentence()).contains("1024");
      assertThat(fresh.transport.isAborted()).isTrue();
    }
  }

  @Test
  void evenEmptyMessagesTakeRoomInTheSendQueue() {
    open(DIRECT.withLimits(Limits.DEFAULT.withMaxQueuedBytes(1024)));
    IntStream.range(0, 1025).forEach(i -> attempt.send(2, new byte[0], true));
    assertThat(attempt.isOpen()).isFalse();
    loop.run();
    assertThat(close().status()).isEqualTo(-16);
  }

  @Test
  void aBatchThatTheTransportTakesAsFastAsItComesIsNotTooMuch() {
    open(DIRECT.withLimits(Limits.DEFAULT.withMaxQueuedBytes(1 << 20)));
    IntStream.range(0, 14).forEach(i -> attempt.send(2, new byte[69 << 10], true));
    loop.run();
    assertThat(attempt.isOpen()).isTrue();
    assertThat(written()).hasSize(14);
  }

  // ---- closing

  @Test
  void itBeginsOnlyAfterWhatHasToBeOverBefore() {
    create(DIRECT);
    CompletableFuture<Void> before = new CompletableFuture<>();
    attempt.begin((WsUrl) WsUrl.parse("ws://lab.test/"), before);
    loop.run();
    assertThat(transport.endpoint()).isNull();
    before.complete(null);
    loop.run();
    assertThat(transport.endpoint()).isNotNull();
    assertThat(attempt.quiet()).isNotDone();
    onLoop(() -> attempt.close(1000, ""));
    assertThat(attempt.quiet()).isDone();
  }

  @Test
  void aViolationEndsSendingAtOnceThoughTcpMayTakeLonger() {
    open(DIRECT);
    onLoop(() -> transport.arrive(WireFrame.of(3, new byte[0]).bytes()));
    assertThat(attempt.isOpen()).isFalse();
    assertThat(events).containsExactly("open");
    onLoop(transport::ended);
    assertThat(close().status()).isEqualTo(-902);
  }

  @Test
  void closingBeforeItBeganNeverConnects() {
    create(DIRECT);
    begin("ws://lab.test/");
    attempt.close(1000, "");
    attempt.close(1000, "");
    loop.run();
    // the wish was behind the beginning: nothing has been asked yet
    assertThat(transport.takeWritten()).isEmpty();
    assertThat(close().status()).isZero();
    assertThat(close().sent()).isEmpty();
    assertThat(loop.alarms()).isZero();
  }

  @Test
  void aCloseThatOvertakesTheBeginningHolds() {
    create(DIRECT);
    attempt.close(1000, "");
    loop.run();
    begin("ws://lab.test/");
    loop.run();
    assertThat(transport.endpoint()).isNull();
    assertThat(close().status()).isZero();
  }

  @Test
  void onceAskedToCloseItIsNeverOpenAgain() {
    begin(DIRECT);
    onLoop(transport::connected);
    attempt.close(1000, "");
    String request = new String(transport.takeWritten(), StandardCharsets.ISO_8859_1);
    // the server's yes is handled before the wish
    transport.arrive(RawPeer.accepting(request).getBytes(StandardCharsets.ISO_8859_1));
    assertThat(attempt.isOpen()).isFalse();
    loop.run();
    assertThat(attempt.isOpen()).isFalse();
    assertThat(written()).containsExactly(WireFrame.close(1000, "").asMasked());
  }

  @Test
  void ofManyClosesTheFirstOneCounts() {
    open(DIRECT);
    attempt.close(3000, "one");
    attempt.close(3001, "two");
    onLoop(() -> attempt.close(3002, "three"));
    assertThat(written()).containsExactly(WireFrame.close(3000, "one").asMasked());
    onLoop(() -> transport.arrive(WireFrame.close(3000, "").bytes()));
    onLoop(transport::ended);
    attempt.close(3003, "four");
    loop.run();
    assertThat(close().clean()).isTrue();
    assertThat(events).hasSize(3);
  }

  @Test
  void thePeersCloseFrameEndsSending() {
    open(DIRECT);
    onLoop(() -> transport.arrive(WireFrame.close(1001, "bye").bytes()));
    assertThat(attempt.isOpen()).isFalse();
    onLoop(transport::ended);
    assertThat(close().status()).isEqualTo(-6);
  }

  // ---- receiving on a queue

  @Test
  void messagesWaitForTheHandlersThreadAndKeepTheirOrder() {
    open(ClientConfig.DEFAULT);
    onLoop(() -> transport.arrive(join(WireFrame.text("a"), WireFrame.of(2, bytes("b")))));
    assertThat(events).isEmpty();
    onLoop(transport::ended);
    runHandlers();
    assertThat(events).hasSize(5).startsWith("open", "1 a", "2 b", "ended");
  }

  @Test
  void aMessageInFragmentsIsKeptWithoutItsSpareRoom() {
    open(DIRECT);
    WireFrame first = WireFrame.text("x".repeat(1500)).asUnfinished();
    onLoop(() -> transport.arrive(join(first, WireFrame.of(0, bytes("y")))));
    assertThat(events).containsExactly("open", "1 " + "x".repeat(1500) + "y");
  }

  @Test
  void aFullQueueStopsReadingAndNothingIsLost() {
    open(ClientConfig.DEFAULT.withReceiveQueue(new ReceiveQueue(2, 1000, WhenFull.PAUSE)));
    runHandlers();
    WireFrame[] ten =
        IntStream.range(0, 10).mapToObj(i -> WireFrame.text("" + i)).toArray(WireFrame[]::new);
    onLoop(() -> transport.arrive(join(ten)));
    assertThat(transport.isReading()).isFalse();
    onLoop(transport::ended);
    runHandlers();
    assertThat(events.subList(1, 11))
        .containsExactlyElementsOf(IntStream.range(0, 10).mapToObj(i -> "1 " + i).toList());
    assertThat(close().status()).isEqualTo(-110);
  }

  @Test
  void aFullQueueCanAlsoEndIt() {
    open(ClientConfig.DEFAULT.withReceiveQueue(new ReceiveQueue(2, 1000, WhenFull.CLOSE)));
    runHandlers();
    WireFrame message = WireFrame.text("x");
    onLoop(() -> transport.arrive(join(message, message)));
    assertThat(attempt.isOpen()).as("two are allowed to wait").isTrue();
    onLoop(() -> transport.arrive(message.bytes()));
    assertThat(attempt.isOpen()).isFalse();
    runHandlers();
    assertThat(close().status()).isEqualTo(-14);
    assertThat(close().sentence()).contains("more than 2 messages");
  }

  private static byte[] join(WireFrame... frames) {
    return WireFrame.join(frames);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aHandlerOnTheLoopDoesNotOvertakeWhatWasSentBefore() {
    open(DIRECT);
    slots.set(
        On.RECEIVE,
        (c, message, opcode) -> {
          attempt.send(1, new byte[] {'b'}, true);
          attempt.close(1000, "");
        });
    loop.execute(() -> transport.arrive(WireFrame.text("x").bytes()));
    attempt.send(1, new byte[] {'a'}, true);
    loop.run();
    List<WireFrame> said = written();
    assertThat(said).extracting(WireFrame::opcode).containsExactly(1, 1, 8);
    assertThat(said.get(0).text()).isEqualTo("a");
  }
}
