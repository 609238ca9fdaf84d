package dev.wiretwin.bridge.virtual.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.testkit.MemoryTransport;
import dev.wiretwin.core.transport.Endpoint;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {
  private final NetBench bench = new NetBench();
  private final MemoryTransport transport = new MemoryTransport(bench.loop);
  private final EventLog log = new EventLog();
  private final LwipSocket socket = new LwipSocket(bench.stack, transport, 0, self -> {});
  private final Link link = socket.link();

  @BeforeEach
  void connect() {
    link.connect(new Endpoint("127.0.0.1", 80, Optional.empty()));
    bench.settle();
    transport.connected();
    bench.settle();
    socket.attend(log);
  }

  @Test
  void aPeerThatTakesNothingAcknowledgesNothing() {
    transport.stuck(true);
    socket.write(new byte[100], 0, 100);
    bench.advance(5_000_000);
    assertThat(log.take()).isEmpty();
    transport.stuck(false);
    bench.advance(300_000);
    assertThat(log.take()).containsExactly("sent 100");
  }

  @Test
  void moreThanAWindowIsNotReadBeforeTheProcessorCatchesUp() {
    transport.arrive(new byte[Link.WINDOW_BYTES]);
    assertThat(transport.isReading()).isTrue();
    transport.arrive(new byte[1]);
    assertThat(transport.isReading()).isFalse();
    bench.settle();
    assertThat(transport.isReading()).isTrue();
    assertThat(log.take()).hasSize(5);
  }

  @Test
  void closedSocketsReadOnToHearThePeersEnd() {
    socket.receiving(false);
    transport.arrive(new byte[Link.WINDOW_BYTES + 1]);
    bench.settle();
    assertThat(transport.isReading()).isFalse();
    link.close();
    bench.settle();
    assertThat(transport.isReading()).isTrue();
    assertThat(transport.isHalfClosed()).isTrue();
    assertThat(transport.isAborted()).isFalse();
    transport.ended();
    bench.advance(10_000);
    assertThat(transport.isAborted()).isTrue();
    assertThat(transport.isReset()).isFalse();
  }

  @Test
  void aPeerThatNeverEndsIsResetAfterAWhile() {
    link.close();
    bench.advance(Link.LINGER_NANOS / 1000 - 1000);
    assertThat(transport.isReset()).isFalse();
    bench.advance(2000);
    assertThat(transport.isReset()).isTrue();
  }

  @Test
  void theLastBytesGoOutBeforeASocketThatEndedTwiceIsGivenBack() {
    transport.ended();
    transport.stuck(true);
    socket.write(new byte[10], 0, 10);
    link.close();
    bench.advance(1_000_000);
    assertThat(transport.isAborted()).isFalse();
    transport.stuck(false);
    bench.advance(300_000);
    assertThat(transport.isAborted()).isTrue();
  }

  @Test
  void aDeadBoardsConnectionIsResetByWhatThePeerSays() {
    link.die();
    bench.advance(1_000_000);
    assertThat(transport.isAborted()).isFalse();
    transport.ended();
    assertThat(transport.isReset()).isTrue();
  }

  @Test
  void aDeadBoardsSilentConnectionDoesNotStayForEver() {
    link.die();
    bench.advance(Link.LINGER_NANOS / 1000 + 1000);
    assertThat(transport.isReset()).isTrue();
  }

  @Test
  void anAttemptOfADeadBoardIsGivenUp() {
    MemoryTransport other = new MemoryTransport(bench.loop);
    Link attempt = new LwipSocket(bench.stack, other, 0, self -> {}).link();
    attempt.connect(new Endpoint("127.0.0.1", 80, Optional.empty()));
    attempt.die();
    bench.settle();
    assertThat(other.isReset()).isTrue();
  }

  @Test
  void aLossIsToldOnce() {
    transport.lost(Outcome.Cause.TIMEOUT, "no answer");
    transport.nameNotFound("twice");
    bench.settle();
    assertThat(log.take()).containsExactly("failed TIMEOUT");
  }

  // a ping that crosses a message does not acknowledge it
  @Test
  void whatThePeerSentBeforeItCouldKnowAcknowledgesNothing() {
    socket.write(new byte[10], 0, 10);
    bench.advance(Link.TRIP_NANOS / 1000 - 500);
    transport.arrive(new byte[3]);
    bench.settle();
    assertThat(log.take()).containsExactly("received 3");
    bench.advance(500 + Link.RETURN_NANOS / 1000);
    assertThat(log.take()).containsExactly("sent 10");
  }

  @Test
  void anAnswerBringsTheAcknowledgementOfItsQuestion() {
    socket.write(new byte[10], 0, 10);
    bench.advance(Link.TRIP_NANOS / 1000);
    transport.arrive(new byte[3]);
    bench.settle();
    assertThat(log.take()).containsExactly("sent 10", "received 3");
  }

  @Test
  void soDoesAnEnd() {
    socket.write(new byte[10], 0, 10);
    bench.advance(Link.TRIP_NANOS / 1000);
    transport.ended();
    bench.settle();
    assertThat(log.take()).containsExactly("sent 10", "ended");
  }

  @Test
  void whatIsUnderWayReachesThePeerBeforeTheEnd() {
    socket.write(new byte[10], 0, 10);
    link.close();
    bench.settle();
    assertThat(transport.takeWritten()).hasSize(10);
    assertThat(transport.isHalfClosed()).isTrue();
  }
}
