package dev.wiretwin.core.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.testkit.Ear;
import dev.wiretwin.core.testkit.RawPeer;
import dev.wiretwin.core.testkit.RawServer;
import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NettyTransportTest {
  private static final ThrowawayAuthority AUTHORITY = ThrowawayAuthority.create(Instant.now());
  private static final Map<NettyNetwork.Kind, NettyNetwork> NETWORKS =
      new EnumMap<>(NettyNetwork.Kind.class);

  @BeforeAll
  static void start() {
    for (NettyNetwork.Kind kind : NettyNetwork.Kind.values()) {
      NETWORKS.put(kind, new NettyNetwork(1, kind, NameLookup.SYSTEM));
    }
  }

  @AfterAll
  static void stop() {
    NETWORKS.values().forEach(NettyNetwork::close);
  }

  private static Transport connect(NettyNetwork.Kind kind, int port, Ear ear) {
    Transport transport = NETWORKS.get(kind).newTransport();
    onLoop(
        transport, () -> transport.connect(new Endpoint("127.0.0.1", port, Optional.empty()), ear));
    return transport;
  }

  private static void onLoop(Transport transport, Runnable task) {
    ask(
        transport,
        () -> {
          task.run();
          return true;
        });
  }

  private static <T> T ask(Transport transport, Supplier<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    transport.loop().execute(() -> answer.complete(question.get()));
    return answer.orTimeout(10, TimeUnit.SECONDS).join();
  }

  private static void write(Transport transport, byte[] bytes) {
    onLoop(transport, () -> transport.write(bytes, 0, bytes.length));
  }

  private static void write(Transport transport, String text) {
    write(transport, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @EnumSource
  void bytesGoBothWaysUntilThePeerEnds(NettyNetwork.Kind kind) {
    RawServer.Script script =
        peer -> {
          peer.write(peer.read(5)).fin();
          assertThat(peer.read(4)).as("our direction is still there").isEqualTo("more");
          assertThat(peer.isAtEnd()).isTrue();
        };
    try (RawServer server = RawServer.start(script)) {
      Ear ear = new Ear();
      Transport transport = connect(kind, server.port(), ear);
      assertThat(ear.next()).isEqualTo("connected");
      write(transport, "hello");
      assertThat(ear.text(5)).isEqualTo("hello");
      assertThat(ear.next()).isEqualTo("ended");
      write(transport, "more");
      onLoop(transport, transport::halfClose);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLargeWriteArrivesWholeAndOnceAndOurEndIsBehindIt(NettyNetwork.Kind kind) {
    byte[] large = new byte[5_000_000];
    new Random(1).nextBytes(large);
    CompletableFuture<String> seen = new CompletableFuture<>();
    RawServer.Script script =
        peer -> {
          peer.write("go");
          seen.complete(peer.read(large.length));
          assertThat(peer.isAtEnd()).isTrue();
          peer.write("still here");
        };
    try (RawServer server = RawServer.start(script)) {
      Ear ear = new Ear();
      Transport transport = connect(kind, server.port(), ear);
      assertThat(ear.text(2)).isEqualTo("go");
      onLoop(
          transport,
          () -> {
            transport.write(large, 0, large.length);
            transport.halfClose();
          });
      assertThat(seen.orTimeout(10, TimeUnit.SECONDS).join().getBytes(StandardCharsets.ISO_8859_1))
          .isEqualTo(large);
      assertThat(ear.text(10)).isEqualTo("still here");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aResetByThePeerIsALoss(NettyNetwork.Kind kind) {
    try (RawServer server = RawServer.start(RawPeer::reset)) {
      Ear ear = new Ear();
      connect(kind, server.port(), ear);
      String first = ear.next();
      assertThat(first.equals("connected") ? ear.next() : first).isEqualTo("lost: RESET");
      ear.assertExhausted();
    }
  }

  @ParameterizedTest
  @EnumSource
  void ourResetReachesThePeerAsOne(NettyNetwork.Kind kind) {
    CompletableFuture<String> end = new CompletableFuture<>();
    RawServer.Script script =
        peer -> {
          peer.write("go");
          try {
            end.complete(peer.isAtEnd() ? "an orderly end" : "bytes");
          } catch (IOException reset) {
            end.complete(reset.getMessage());
          }
        };
    try (RawServer server = RawServer.start(script)) {
      Ear ear = new Ear();
      Transport transport = connect(kind, server.port(), ear);
      assertThat(ear.text(2)).isEqualTo("go");
      onLoop(transport, transport::reset);
      assertThat(end.orTimeout(10, TimeUnit.SECONDS).join()).contains("reset");
    }
  }

  @ParameterizedTest
  @EnumSource
  void afterAnAbortNothingIsTold(NettyNetwork.Kind kind) {
    try (RawServer server = RawServer.start(peer -> peer.write("go").readToEnd())) {
      Ear ear = new Ear();
      Transport transport = connect(kind, server.port(), ear);
      assertThat(ear.next()).isEqualTo("connected");
      assertThat(ear.text(2)).isEqualTo("go");
      onLoop(transport, transport::abort);
      write(transport, "into the void");
      onLoop(transport, transport::halfClose);
      assertThat(ask(transport, transport::unsentBytes)).isZero();
      // the socket's end has gone through the loop before this answer does
      ask(transport, () -> true);
      ear.assertExhausted();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAbortWhileConnectingIsSilentToo(NettyNetwork.Kind kind) {
    try (RawServer server = RawServer.start(RawPeer::readToEnd)) {
      Ear ear = new Ear();
      Transport transport = NETWORKS.get(kind).newTransport();
      onLoop(
          transport,
          () -> {
            assertThat(transport.unsentBytes()).isZero();
            transport.write(new byte[1], 0, 1);
            transport.halfClose();
            transport.reading(true);
            transport.connect(new Endpoint("127.0.0.1", server.port(), Optional.empty()), ear);
            transport.abort();
          });
      Ear other = new Ear();
      connect(kind, server.port(), other);
      assertThat(other.next()).isEqualTo("connected");
      ear.assertExhausted();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotReadMakesThePeerWaitAndIsNotLost(NettyNetwork.Kind kind) throws Exception {
    int bytes = 32 << 20;
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch paused = new CountDownLatch(1);
    RawServer.Script script =
        peer -> {
          peer.write("go");
          paused.await();
          peer.write(new byte[bytes]);
          written.countDown();
        };
    try (RawServer server = RawServer.start(script)) {
      Ear ear = new Ear();
      Transport transport = connect(kind, server.port(), ear);
      assertThat(ear.text(2)).isEqualTo("go");
      onLoop(transport, () -> transport.reading(false));
      paused.countDown();
      assertThat(written.await(300, TimeUnit.MILLISECONDS)).isFalse();
      onLoop(transport, () -> transport.reading(true));
      assertThat(ear.bytes(bytes)).hasSize(bytes);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatThePeerDoesNotTakeIsCountedUntilItDoes(NettyNetwork.Kind kind) {
    int bytes = 16 << 20;
    CountDownLatch take = new CountDownLatch(1);
    RawServer.Script script =
        peer -> {
          take.await();
          peer.read(bytes);
          peer.write("thanks").readToEnd();
        };
    try (RawServer server = RawServer.start(script)) {
      Ear ear = new Ear();
      Transport transport = connect(kind, server.port(), ear);
      assertThat(ear.next()).isEqualTo("connected");
      write(transport, new byte[bytes]);
      assertThat(ask(transport, transport::unsentBytes)).isBetween(1L, (long) bytes + 4096);
      take.countDown();
      assertThat(ear.next()).isEqualTo("writable");
      assertThat(ear.text(6)).isEqualTo("thanks");
      assertThat(ask(transport, transport::unsentBytes)).isZero();
    }
  }

  /** With Nagle's algorithm each round would wait for a delayed acknowledgement, some 40 ms. */
  @ParameterizedTest
  @EnumSource
  void smallWritesAreNotHeldBack(NettyNetwork.Kind kind) {
    int rounds = 200;
    RawServer.Script script =
        peer -> {
          for (int i = 0; i < rounds; i++) {
            peer.read(2);
            peer.write("x");
          }
        };
    try (RawServer server = RawServer.start(script)) {
      Ear ear = new Ear();
      Transport transport = connect(kind, server.port(), ear);
      assertThat(ear.next()).isEqualTo("connected");
      long start = System.nanoTime();
      for (int i = 0; i < rounds; i++) {
        write(transport, "a");
        write(transport, "b");
        ear.bytes(1);
      }
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNetworkThatIsClosedEndsItAsOurOwnDoing(NettyNetwork.Kind kind) {
    NettyNetwork network = new NettyNetwork(1, kind, NameLookup.SYSTEM);
    try (RawServer server = RawServer.start(RawPeer::readToEnd)) {
      Ear ear = new Ear();
      Transport transport = network.newTransport();
      onLoop(
          transport,
          () -> transport.connect(new Endpoint("127.0.0.1", server.port(), Optional.empty()), ear));
      assertThat(ear.next()).isEqualTo("connected");
      network.close();
      assertThat(ear.next()).isEqualTo("lost: ABORTED");
    }
  }

  // ---- TLS

  private static Transport connectSecurely(NettyNetwork.Kind kind, int port, Ear ear) {
    Transport transport = NETWORKS.get(kind).newTransport();
    Endpoint endpoint = new Endpoint("localhost", port, Optional.of(AUTHORITY.trust()));
    onLoop(transport, () -> transport.connect(endpoint, ear));
    assertThat(ear.next()).isEqualTo("tls started");
    return transport;
  }

  @ParameterizedTest
  @EnumSource
  void insideOfTlsBothSidesEndInOrderToo(NettyNetwork.Kind kind) {
    RawServer.Script script =
        peer -> {
          peer.startTls(AUTHORITY.identityFor("localhost"));
          peer.write(peer.read(5));
          assertThat(peer.isAtEnd()).isTrue();
          peer.close();
        };
    try (RawServer server = RawServer.start(script)) {
      Ear ear = new Ear();
      Transport transport = connectSecurely(kind, server.port(), ear);
      assertThat(ear.next()).isEqualTo("connected");
      write(transport, "hello");
      assertThat(ear.text(5)).isEqualTo("hello");
      onLoop(transport, transport::halfClose);
      assertThat(ear.next()).isEqualTo("ended");
      onLoop(transport, transport::abort);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCertificateThatIsNotBelievedIsALossOfTls(NettyNetwork.Kind kind) {
    ThrowawayAuthority stranger = ThrowawayAuthority.create(Instant.now());
    RawServer.Script script = peer -> peer.startTls(stranger.identityFor("localhost"));
    try (RawServer server = RawServer.start(script)) {
      Ear ear = new Ear();
      connectSecurely(kind, server.port(), ear);
      assertThat(ear.next()).isEqualTo("lost: TLS");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEndInsteadOfAHandshakeIsALossOfTls(NettyNetwork.Kind kind) {
    try (RawServer server = RawServer.start(peer -> peer.fin().readToEnd())) {
      Ear ear = new Ear();
      connectSecurely(kind, server.port(), ear);
      assertThat(ear.next()).isEqualTo("lost: TLS");
      ear.assertExhausted();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNameThatNobodyHasEndsBeforeThereIsASocket(NettyNetwork.Kind kind) {
    Ear ear = new Ear();
    Transport transport = NETWORKS.get(kind).newTransport();
    String nobody = "x".repeat(300);
    onLoop(transport, () -> transport.connect(new Endpoint(nobody, 80, Optional.empty()), ear));
    assertThat(ear.next()).isEqualTo("name not found: " + nobody);
  }

  @ParameterizedTest
  @EnumSource
  void whatThePeerSaidBeforeItResetIsStillHeardWhenAWriteFails(NettyNetwork.Kind kind) {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    RawServer.Script script =
        peer -> {
          busy.await();
          peer.write("last words").reset();
          gone.countDown();
        };
    try (RawServer server = RawServer.start(script)) {
      Ear ear = new Ear();
      Transport transport = connect(kind, server.port(), ear);
      assertThat(ear.next()).isEqualTo("connected");
      transport
          .loop()
          .execute(
              () -> {
                busy.countDown();
                await(gone);
                transport.write(new byte[] {1}, 0, 1);
                transport.write(new byte[] {2}, 0, 1);
              });
      assertThat(ear.text(10)).isEqualTo("last words");
      assertThat(ear.next()).isEqualTo("writable");
      assertThat(ear.next()).isEqualTo("lost: RESET");
      assertThat(ask(transport, transport::unsentBytes)).isZero();
      ear.assertExhausted();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
