package dev.wiretwin.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.engine.Connection;
import dev.wiretwin.core.engine.Event;
import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.ServerHandshake;
import dev.wiretwin.core.testkit.ManualLoop;
import dev.wiretwin.core.testkit.MeddlingTransport;
import dev.wiretwin.core.testkit.MemoryTransport;
import dev.wiretwin.core.testkit.Rig;
import dev.wiretwin.core.testkit.WireFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PumpTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int MAX_UNSENT = 100_000;
  private static final byte[] REQUEST =
      ("GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: "
              + Rig.KEY
              + "\r\nSec-WebSocket-Version: 13\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII);

  private final ManualLoop loop = new ManualLoop();
  private final MemoryTransport transport = new MemoryTransport(loop);
  private final Connection connection = connection();
  private final List<String> events = new ArrayList<>();
  private Consumer<Event> onEvent = e -> {};
  private final Pump pump = new Pump(connection, transport, this::take, MAX_UNSENT);

  private Connection connection() {
    return Connection.server(
        new ServerHandshake(List.of(), Optional.empty(), List.of()),
        Timing.NODEMCU,
        Limits.DEFAULT,
        loop.outboxes(),
        loop.now());
  }

  private void take(Event event) {
    events.add(inWords(event));
    onEvent.accept(event);
  }

  private static String inWords(Event event) {
    if (event instanceof Event.Message m) {
      return new String(m.array(), m.from(), m.length(), StandardCharsets.UTF_8);
    }
    return event instanceof Event.Closed closed
        ? closed.outcome().sentence()
        : event.getClass().getSimpleName();
  }

  @BeforeEach
  void open() {
    transport.listener(pump);
    pump.begin();
    transport.connected();
    transport.arrive(REQUEST);
    assertThat(events).containsExactly("Opened");
    events.clear();
    transport.takeWritten();
  }

  private static byte[] texts(String... texts) {
    return WireFrame.join(
        List.of(texts).stream().map(t -> WireFrame.text(t).asMasked()).toArray(WireFrame[]::new));
  }

  private void send(int bytes) {
    pump.before();
    connection.send(2, new byte[bytes], 0, bytes);
    pump.after();
  }

  // ---- writing

  @Test
  void manySendsInOneTurnAreOneWrite() {
    int before = transport.writes();
    IntStream.range(0, 100).forEach(i -> send(10));
    assertThat(transport.writes()).isEqualTo(before);

    loop.run();

    assertThat(transport.writes()).isEqualTo(before + 1);
    assertThat(WireFrame.read(transport.takeWritten())).hasSize(100);
  }

  @Test
  void answersToOneReadAreOneWrite() {
    onEvent = event -> send(5);
    int before = transport.writes();
    transport.arrive(texts("a", "b", "c"));
    assertThat(transport.writes()).isEqualTo(before + 1);
    assertThat(WireFrame.read(transport.takeWritten())).hasSize(3);
    loop.run();
    assertThat(transport.writes()).isEqualTo(before + 1);
  }

  @Test
  void aTurnThatGathersVeryMuchWritesInBetween() {
    int before = transport.writes();
    IntStream.range(0, 4).forEach(i -> send(40 << 10));
    assertThat(transport.writes()).isEqualTo(before + 2);
    loop.run();
    assertThat(WireFrame.read(transport.takeWritten())).hasSize(4);
  }

  @Test
  void aReadWhoseAnswersAreVeryLargeWritesBeforeItsEnd() {
    onEvent = event -> connection.send(2, new byte[70 << 10], 0, 70 << 10);
    pump.received(ByteBuffer.wrap(texts("a")));
    assertThat(WireFrame.read(transport.takeWritten())).hasSize(1);
  }

  @Test
  void aTransportThatHasRoomAgainInsideAWriteIsNotGivenTheSameBytesTwice() {
    MeddlingTransport eager = new MeddlingTransport(loop, TransportListener::writable);
    Connection meddled = connection();
    sendOn(meddled, opened(meddled, eager));
    loop.run();
    assertThat(WireFrame.read(eager.takeWritten())).hasSize(1);
  }

  @Test
  void aTransportThatIsLostInsideAWriteEndsTheConnectionOnceAndLeavesNoAlarm() {
    MeddlingTransport broken =
        new MeddlingTransport(loop, l -> l.lost(Outcome.Cause.RESET, "broken pipe"));
    Connection meddled = connection();
    sendOn(meddled, opened(meddled, broken));
    loop.run();
    assertThat(events).containsExactly("broken pipe");
    assertThat(loop.alarms()).as("only the other pump's").isEqualTo(1);
  }

  @Test
  void aTransportThatIsLostWhileAHandlerSendsLeavesNoAlarm() {
    MeddlingTransport broken =
        new MeddlingTransport(loop, l -> l.lost(Outcome.Cause.RESET, "broken pipe"));
    Connection meddled = connection();
    Pump brokenPump = opened(meddled, broken);
    onEvent =
        event -> {
          if (event instanceof Event.Message) {
            sendOn(meddled, brokenPump);
          }
        };
    // no readComplete follows: a transport that is gone says nothing more
    brokenPump.received(ByteBuffer.wrap(texts("a")));
    assertThat(events).containsExactly("a", "broken pipe");
    assertThat(loop.alarms()).as("only the other pump's").isEqualTo(1);
  }

  private static void sendOn(Connection meddled, Pump itsPump) {
    itsPump.before();
    meddled.send(2, new byte[70 << 10], 0, 70 << 10);
    itsPump.after();
  }

  private Pump opened(Connection meddled, MeddlingTransport meddling) {
    Pump opened = new Pump(meddled, meddling, this::take);
    opened.begin();
    opened.connected();
    opened.received(ByteBuffer.wrap(REQUEST.clone()));
    opened.readComplete();
    events.clear();
    meddling.takeWritten();
    meddling.meddleWith(opened);
    return opened;
  }

  // ---- time

  @Test
  void oneAlarmIsEnoughHoweverOftenBytesCome() {
    for (int i = 0; i < 50; i++) {
      loop.advance(SECOND);
      transport.arrive(texts("x"));
      assertThat(loop.alarms()).isEqualTo(1);
    }
    assertThat(transport.takeWritten()).isEmpty();

    loop.advance(30 * SECOND);
    assertThat(WireFrame.read(transport.takeWritten()))
        .containsExactly(WireFrame.of(9, new byte[0]));
  }

  @Test
  void anEarlierDeadlineReplacesTheAlarm() {
    loop.advance(SECOND);
    pump.before();
    connection.close(1000, "");
    pump.after();
    loop.run();
    assertThat(loop.alarms()).isEqualTo(1);

    loop.advance(5 * SECOND);
    assertThat(events).containsExactly("we asked to close");
    assertThat(transport.isAborted()).isTrue();
    assertThat(loop.alarms()).isZero();
  }

  @Test
  void aSilentPeerIsPingedAndGivenUp() {
    loop.advance(89 * SECOND);
    assertThat(events).isEmpty();
    loop.advance(SECOND);
    assertThat(events).containsExactly("nothing came from the peer after 2 pings");
    assertThat(loop.alarms()).isZero();
  }

  // ---- pausing

  @Test
  void bytesThatArriveWhilePausedAreKeptInOrder() {
    pump.pause();
    assertThat(transport.isReading()).isFalse();
    transport.arrive(texts("a"));
    transport.arrive(texts("b"));
    assertThat(events).isEmpty();

    pump.resume();
    assertThat(events).containsExactly("a", "b");
    assertThat(transport.isReading()).isTrue();
  }

  @Test
  void aPauseInTheMiddleOfAReadKeepsTheRest() {
    onEvent = event -> pump.pause();
    transport.arrive(texts("a", "b", "c"));
    assertThat(events).containsExactly("a");
    pump.resume();
    assertThat(events).containsExactly("a", "b");
    transport.arrive(texts("d"));
    onEvent = event -> {};
    pump.resume();
    assertThat(events).containsExactly("a", "b", "c", "d");
  }

  @Test
  void theEndThatCameWhilePausedComesAfterTheBytes() {
    onEvent = event -> pump.pause();
    transport.arrive(texts("a", "b", "c"));
    transport.ended();
    pump.resume();
    assertThat(events).containsExactly("a", "b");
    onEvent = event -> {};
    pump.resume();
    assertThat(events).containsExactly("a", "b", "c", "the peer ended TCP without a close frame");
    assertThat(loop.alarms()).isZero();
  }

  @Test
  void aLossThatCameWhilePausedComesAfterTheBytes() {
    pump.pause();
    transport.arrive(texts("a"));
    transport.lost(Outcome.Cause.RESET, "it was reset");
    pump.resume();
    assertThat(events).containsExactly("a", "it was reset");
  }

  /** Its loop may be ending, too: nobody could resume it then. */
  @Test
  void aLossEndsThePauseBecauseNothingMoreCanCome() {
    onEvent = event -> pump.pause();
    transport.arrive(texts("a", "b", "c"));
    assertThat(events).containsExactly("a");
    transport.lost(Outcome.Cause.ABORTED, "the network was closed");
    assertThat(events).containsExactly("a", "b", "c", "the network was closed");
    assertThat(loop.alarms()).isZero();
  }

  @Test
  void aLossIsToldAlsoWhilePausedForTheBacklog() {
    transport.stuck(true);
    send(2 * MAX_UNSENT);
    loop.run();
    assertThat(transport.isReading()).isFalse();
    transport.lost(Outcome.Cause.RESET, "it was reset");
    assertThat(events).containsExactly("it was reset");
    assertThat(loop.alarms()).isZero();
  }

  @Test
  void theEndIsToldAfterAPauseEvenWithoutBytes() {
    pump.pause();
    transport.ended();
    assertThat(events).isEmpty();
    pump.resume();
    assertThat(events).containsExactly("the peer ended TCP without a close frame");
  }

  @Test
  void aPeerWeDoNotListenToIsNotBlamedForItsSilence() {
    pump.pause();
    loop.advance(1000 * SECOND);
    assertThat(transport.takeWritten()).isEmpty();
    assertThat(events).isEmpty();
    pump.resume();
    loop.advance(30 * SECOND);
    assertThat(WireFrame.read(transport.takeWritten())).hasSize(1);
  }

  @Test
  void pausingAndResumingAfterTheEndDoNothing() {
    transport.ended();
    pump.pause();
    pump.resume();
    assertThat(transport.isReading()).isTrue();
    assertThat(events).hasSize(1);
  }

  @Test
  void resumingWhatWasNotPausedDoesNothing() {
    pump.resume();
    assertThat(transport.isReading()).isTrue();
  }

  // ---- a peer that takes nothing

  @Test
  void aPeerThatTakesNothingIsNotListenedToUntilHalfIsTaken() {
    transport.stuck(true);
    send(MAX_UNSENT + 1);
    loop.run();
    assertThat(transport.isReading()).isFalse();
    transport.stuck(false);
    loop.run();
    assertThat(transport.isReading()).isTrue();
  }

  @Test
  void whatWaitsInTheTransportCountsAgainstTheSendQueue() {
    transport.stuck(true);
    onEvent = event -> {};
    for (int i = 0; i < 3 && connection.isOpen(); i++) {
      send(16 << 20);
      loop.run();
    }
    assertThat(connection.isOpen()).isFalse();
    pump.resume();
    assertThat(events).singleElement().asString().contains("would exceed the send queue");
  }

  // ---- before it is open

  @Test
  void whatTheTransportFailsAtIsTheOutcome() {
    Pump fresh = fresh();
    fresh.nameNotFound("lab.invalid");
    assertThat(events).containsExactly("no address found for host lab.invalid");
    assertThat(loop.alarms()).as("only the other pump's").isEqualTo(1);
  }

  @Test
  void aTimeOutNamesThePhaseThatWasReached() {
    fresh();
    loop.advance(10 * SECOND);
    assertThat(events).singleElement().asString().startsWith("the TCP connection");
    events.clear();
    fresh().tlsStarted();
    loop.advance(10 * SECOND);
    assertThat(events).singleElement().asString().startsWith("the TLS handshake");
  }

  private Pump fresh() {
    Pump fresh = new Pump(connection(), new MemoryTransport(loop), this::take);
    fresh.begin();
    return fresh;
  }
}
