package dev.wiretwin.bridge.virtual.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LwipSocketTest {
  private static final String HERE = "127.0.0.1";
  private static final String SILENT = "10.255.255.1";
  private static final long ROUND_TRIP_MICROS = 5000;

  private final NetBench bench = new NetBench();
  private final EventLog log = new EventLog();
  private final TcpSocket socket = bench.stack.open().orElseThrow();
  private final int port = bench.serve();

  private Peer connect() {
    socket.connect(HERE, port, false, log);
    bench.settle();
    assertThat(log.take()).containsExactly("connected");
    return bench.peers.get(0);
  }

  private static byte[] bytes(int count) {
    return "x".repeat(count).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  @Test
  void itKnowsBothItsEnds() {
    assertThat(socket.remoteAddress()).isEqualTo("0.0.0.0");
    connect();
    assertThat(socket.remoteAddress()).isEqualTo(HERE);
    assertThat(socket.remotePort()).isEqualTo(port);
    assertThat(socket.localPort()).isBetween(49_153, 65_535);
    assertThatThrownBy(() -> socket.connect(HERE, port, false, log))
        .hasMessageContaining("open another one");
  }

  // VB-37
  @Test
  void whatComesIsCutIntoSegments() {
    connect().send("x".repeat(3000));
    bench.settle();
    assertThat(log.take()).containsExactly("received 1460", "received 1460", "received 80");
  }

  // VB-37
  @Test
  void roomComesBackWithTheAcknowledgementOneRoundTripLater() {
    Peer peer = connect();
    assertThat(socket.write(bytes(2000), 0, 2000)).isTrue();
    assertThat(socket.room()).isEqualTo(920);
    assertThat(socket.write(bytes(921), 0, 921)).isFalse();
    bench.advance(Link.TRIP_NANOS / 1000);
    assertThat(peer.heard()).hasSize(2000);
    assertThat(log.take()).isEmpty();
    bench.advance(Link.RETURN_NANOS / 1000);
    assertThat(log.take()).containsExactly("sent 2000");
    assertThat(socket.room()).isEqualTo(TcpStack.SEND_BYTES);
  }

  // VB-37: the race of close.server-then-fin
  @Test
  void theEndBehindDataComesBeforeTheAcknowledgementOfItsAnswer() {
    Peer peer = connect();
    peer.send("close");
    peer.fin();
    bench.loop.run();
    socket.write(bytes(4), 0, 4);
    bench.advance(ROUND_TRIP_MICROS);
    assertThat(log.take()).containsExactly("received 5", "ended", "sent 4");
  }

  @Test
  void theSameHoldsForAReset() {
    Peer peer = connect();
    peer.send("close");
    peer.rst();
    bench.loop.run();
    socket.write(bytes(4), 0, 4);
    bench.advance(ROUND_TRIP_MICROS);
    assertThat(log.take()).containsExactly("received 5", "failed RESET");
    assertThat(socket.room()).isZero();
  }

  @Test
  void aRefusalIsAReset() {
    socket.connect(HERE, 1, false, log);
    bench.settle();
    assertThat(log.take()).containsExactly("failed RESET");
  }

  @Test
  void silenceEndsWhenLwipStopsTrying() {
    socket.connect(SILENT, 81, false, log);
    bench.advance(LwipSocket.SYN_MICROS - 1000);
    assertThat(log.take()).isEmpty();
    bench.advance(2000);
    assertThat(log.take()).containsExactly("failed TIMEOUT");
  }

  @Test
  void whatCannotBeReachedIsSilentForTheBoard() {
    socket.connect("255.255.255.255", 81, false, log);
    bench.advance(LwipSocket.SYN_MICROS - 1000);
    assertThat(log.take()).isEmpty();
    bench.advance(2000);
    assertThat(log.take()).containsExactly("failed TIMEOUT");
  }

  @Test
  void aServerThatNeverAgreesOnTlsIsWaitedForLongerThanOneThatIsSilent() {
    socket.connect(HERE, port, true, log);
    bench.advance(2 * LwipSocket.SYN_MICROS);
    assertThat(log.take()).isEmpty();
  }

  @Test
  void closingEndsOurDirectionBehindTheDataAndHearsNothingMore() {
    Peer peer = connect();
    socket.write(bytes(10), 0, 10);
    socket.close();
    socket.close();
    bench.settle();
    assertThat(peer.heard()).hasSize(10);
    assertThat(peer.events).containsExactly("connected", "ended");
    peer.send("late");
    peer.fin();
    bench.advance(1_000_000);
    assertThat(log.take()).isEmpty();
  }

  @Test
  void abortingResets() {
    Peer peer = connect();
    socket.abort();
    socket.abort();
    bench.settle();
    assertThat(peer.events).containsExactly("connected", "lost RESET");
    assertThat(log.take()).isEmpty();
  }

  @Test
  void anAttemptThatIsClosedLeavesNothing() {
    socket.connect(SILENT, 81, false, log);
    bench.settle();
    socket.close();
    bench.advance(2 * LwipSocket.SYN_MICROS);
    assertThat(log.take()).isEmpty();
    assertThat(bench.network.inUse()).isEqualTo(1);
  }

  @Test
  void whatIsWrittenBeforeItStandsGoesOutThen() {
    socket.connect(HERE, port, false, log);
    assertThat(socket.write(bytes(3), 0, 3)).isTrue();
    bench.advance(ROUND_TRIP_MICROS);
    assertThat(bench.peers.get(0).heard()).hasSize(3);
  }

  @Test
  void aBoardThatTakesNothingMakesItsPeerWait() {
    Peer peer = connect();
    socket.receiving(false);
    for (int i = 0; i < 20; i++) {
      peer.send("x".repeat(1460));
    }
    bench.settle();
    int window = log.take().size();
    assertThat(window).isBetween(4, 6);
    socket.receiving(true);
    bench.settle();
    assertThat(log.take()).hasSize(20 - window);
  }

  // VB-66
  @Test
  void anAttemptWithoutWifiGoesOutWhenItIsBack() {
    bench.stack.linkUp(false);
    socket.connect(HERE, port, false, log);
    bench.advance(1_000_000);
    assertThat(bench.peers).isEmpty();
    bench.stack.linkUp(true);
    bench.settle();
    assertThat(log.take()).containsExactly("connected");
  }

  @Test
  void aSocketNobodyClosesStaysOpenForItsPeer() {
    Peer peer = connect();
    bench.advance(100_000_000);
    assertThat(peer.events).containsExactly("connected");
  }
}
