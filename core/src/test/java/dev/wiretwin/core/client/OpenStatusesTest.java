package dev.wiretwin.core.client;

import static dev.wiretwin.core.client.StatusCase.Expected.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.ClientConfig.Handlers;
import dev.wiretwin.core.client.ClientConfig.ReceiveQueue;
import dev.wiretwin.core.client.ClientConfig.WhenFull;
import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.engine.Side;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.testkit.Bomb;
import dev.wiretwin.core.testkit.Lab;
import dev.wiretwin.core.testkit.RawPeer;
import dev.wiretwin.core.testkit.RawServer;
import dev.wiretwin.core.testkit.WireFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every close status an open connection can end in, through real sockets. */
class OpenStatusesTest {
  private static final Consumer<WebSocketClient> NOTHING = c -> {};

  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = new Lab();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "closedByUs",
    "closedByPeer",
    "limits",
    "queues",
    "finViolations",
    "violations",
    "lost"
  })
  void endsWithItsStatusAndTheClientCanBeUsedAgain(StatusCase row) {
    row.play(lab);
  }

  static Stream<StatusCase> closedByUs() {
    return Stream.of(
        StatusCase.of(
                "we close, the server answers",
                peer -> {
                  peer.open();
                  WireFrame close = peer.readUntil(8);
                  assertThat(close).isEqualTo(WireFrame.close(1000, "").asMasked());
                  peer.write(close(1000, "")).fin().readToEnd();
                },
                status(0, Side.US).sent(1000).received(1000))
            .opened(WebSocketClient::close),
        StatusCase.of(
                "we close with a code and reason of our own",
                peer -> {
                  peer.open();
                  assertThat(peer.readUntil(8)).isEqualTo(close(3001, "bÿe").asMasked());
                  peer.write(close(3001, "")).fin().readToEnd();
                },
                status(0, Side.US).sent(3001).received(3001))
            .opened(c -> c.close(3001, "bÿe")),
        StatusCase.of(
                "the server answers our close with another code",
                peer -> {
                  peer.open().readUntil(8);
                  peer.write(close(1001, "late")).fin().readToEnd();
                },
                status(0, Side.US).sent(1000).received(1001))
            .opened(WebSocketClient::close),
        StatusCase.of(
                "the server never answers our close",
                peer -> peer.open().hold(),
                status(0, Side.US).sent(1000))
            .with(ClientConfig.DEFAULT.withTiming(Timing.NODEMCU.scaled(0.04)))
            .opened(WebSocketClient::close),
        StatusCase.of(
                "the server ends TCP instead of answering our close",
                peer -> peer.open().readUntil(8),
                status(0, Side.US).sent(1000))
            .opened(WebSocketClient::close));
  }

  static Stream<StatusCase> closedByPeer() {
    Stream<StatusCase> withCode =
        Stream.of(1000, 1001, 1003, 1008, 1011, 1014, 3000, 4999)
            .map(
                code ->
                    peerCloses("with " + code, code, close(code, "why"))
                        .expecting(e -> e.saying(code + " \"why\"")));
    return Stream.concat(
        withCode, Stream.of(peerCloses("without a code", 1005, WireFrame.of(8, new byte[0]))));
  }

  private static StatusCase peerCloses(String how, int code, WireFrame close) {
    return StatusCase.of(
            "the server closes " + how,
            peer -> {
              peer.open().write(close, WireFrame.text("too late"));
              assertThat(peer.readUntil(8).closeCode()).isEqualTo(code);
              peer.fin().readToEnd();
            },
            status(-6, Side.PEER).received(code).sent(code))
        .opened(NOTHING);
  }

  private static WireFrame close(int code, String reason) {
    return WireFrame.close(code, reason);
  }

  static Stream<StatusCase> limits() {
    Limits small = Limits.DEFAULT.withMaxMessageBytes(1000);
    WireFrame large = WireFrame.of(2, new byte[1001]);
    WireFrame start = WireFrame.of(2, new byte[600]).asUnfinished();
    WireFrame more = WireFrame.of(0, new byte[600]).asUnfinished();
    WireFrame empty = WireFrame.of(0, new byte[0]).asUnfinished();
    return Stream.of(
        violation("a frame over its limit", -9, 1009, large)
            .with(limited(Limits.DEFAULT.withMaxFrameBytes(1000))),
        violation("a message over its limit", -10, 1009, large).with(limited(small)),
        violation("fragments over the message limit", -11, 1009, start, more).with(limited(small)),
        violation("empty fragments", -12, 1008, start, empty, empty, empty, empty)
            .with(limited(Limits.DEFAULT.withMaxEmptyFragments(3))),
        deflated("a deflate bomb", -13, 1009, Bomb.ofZeros(10 << 20)));
  }

  private static ClientConfig limited(Limits limits) {
    return ClientConfig.DEFAULT.withLimits(limits);
  }

  static Stream<StatusCase> queues() {
    CountDownLatch released = new CountDownLatch(1);
    ClientConfig narrow = limited(Limits.DEFAULT.withMaxQueuedBytes(1 << 20));
    return Stream.of(
        StatusCase.of(
                "handlers slower than the server",
                peer -> {
                  peer.open();
                  try {
                    for (int i = 0; i < 10; i++) {
                      peer.write(WireFrame.text("message " + i));
                    }
                    peer.readToEnd();
                  } finally {
                    released.countDown();
                  }
                },
                status(-14, Side.US))
            .with(
                ClientConfig.DEFAULT.withReceiveQueue(new ReceiveQueue(4, 1 << 20, WhenFull.CLOSE)))
            .preparing(c -> c.on(On.RECEIVE, (client, message, opcode) -> await(released)))
            .opened(NOTHING),
        StatusCase.of(
                "a server that never reads, fed by a thread",
                peer -> peer.open().hold(),
                status(-16, Side.US))
            .with(narrow)
            .opened(OpenStatusesTest::sendUntilRefused),
        StatusCase.of(
                "a server that never reads, fed on the loop",
                peer -> peer.open().hold(),
                status(-16, Side.US))
            .with(narrow.withHandlers(Handlers.DIRECT))
            .preparing(c -> c.on(On.CONNECTION, OpenStatusesTest::sendUntilRefused)));
  }

  private static void sendUntilRefused(WebSocketClient client) {
    byte[] block = new byte[64 << 10];
    while (true) {
      try {
        client.send(block, 2);
      } catch (IllegalStateException full) {
        return;
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  static Stream<StatusCase> finViolations() {
    WireFrame start = WireFrame.text("start").asUnfinished();
    return Stream.of(
        violation("a continuation of nothing", -15, 1002, WireFrame.of(0, new byte[3])),
        violation("a message inside a message", -15, 1002, start, WireFrame.text("another")),
        violation("a fragmented ping", -15, 1002, WireFrame.of(9, new byte[0]).asUnfinished()));
  }

  static Stream<StatusCase> violations() {
    return Stream.of(
        violation("a masked frame", -902, 1002, WireFrame.text("x").asMasked()),
        violation("a reserved opcode", -902, 1002, WireFrame.of(3, new byte[0])),
        violation("a reserved bit", -902, 1002, WireFrame.text("x").withRsv(2)),
        violation("compression not agreed on", -902, 1002, WireFrame.text("x").withRsv(4)),
        violation("a ping too long", -902, 1002, WireFrame.of(9, new byte[126])),
        violation("half a close code", -902, 1002, WireFrame.of(8, new byte[1])),
        violation("a close code not for the wire", -902, 1002, close(1005, "")),
        violation("a length in too long a form", -902, 1002, hex("827e0001")),
        violation("text that is not UTF-8", -907, 1007, WireFrame.of(1, hex("c328"))),
        violation("a reason that is not UTF-8", -907, 1007, WireFrame.of(8, hex("03e8c328"))),
        violation("2^63-1 bytes announced", -909, 1009, hex("827f7fffffffffffffff")),
        deflated("bytes that are not deflated", -907, 1007, WireFrame.of(2, hex("ffffff"))));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static StatusCase violation(String name, int status, int code, WireFrame... frames) {
    return violation(name, status, code, WireFrame.join(frames));
  }

  private static StatusCase violation(String name, int status, int code, byte[] bytes) {
    return StatusCase.of(
            name,
            peer -> expectClose(peer.open().write(bytes), code),
            status(status, Side.US).sent(code))
        .opened(NOTHING);
  }

  private static StatusCase deflated(String name, int status, int code, WireFrame frame) {
    String agreed = "Sec-WebSocket-Extensions: permessage-deflate";
    return StatusCase.of(
            name,
            peer -> expectClose(peer.open(agreed).write(frame.withRsv(4)), code),
            status(status, Side.US).sent(code))
        .with(
            limited(Limits.DEFAULT.withMaxMessageBytes(1 << 20)).withDeflate(DeflateOffer.DEFAULT))
        .opened(NOTHING);
  }

  private static void expectClose(RawPeer peer, int code) throws IOException {
    WireFrame close = peer.readUntil(8);
    assertThat(close.closeCode()).isEqualTo(code);
    assertThat(close.payload().length).as("bytes with the reason").isGreaterThan(2);
    peer.fin().readToEnd();
  }

  static Stream<StatusCase> lost() {
    WireFrame ping = WireFrame.of(9, new byte[0]).asMasked();
    RawServer.Script mute =
        peer -> {
          peer.open();
          assertThat(peer.readFrame()).isEqualTo(ping);
          assertThat(peer.readFrame()).isEqualTo(ping);
          assertThat(peer.isAtEnd()).isTrue();
        };
    long second = Duration.ofSeconds(1).toNanos();
    Timing lively = new Timing(10 * second, second / 10, 2, 5 * second);
    return Stream.of(
        StatusCase.of("pings unanswered", mute, status(-19, Side.US).saying("2 pings"))
            .with(ClientConfig.DEFAULT.withTiming(lively))
            .opened(NOTHING),
        StatusCase.of(
                "a reset",
                peer -> {
                  peer.open().readFrame();
                  peer.reset();
                },
                status(-109, Side.PEER).saying("reset"))
            .opened(c -> c.send("x")),
        StatusCase.of("TCP ends without a close frame", RawPeer::open, status(-110, Side.PEER))
            .opened(NOTHING),
        StatusCase.of(
                "TCP ends inside a frame",
                peer -> peer.open().write(hex("81056865")),
                status(-110, Side.PEER))
            .opened(NOTHING));
  }
}
