package dev.wiretwin.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.testkit.Bomb;
import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.Lab;
import dev.wiretwin.core.testkit.RawPeer;
import dev.wiretwin.core.testkit.RawServer;
import dev.wiretwin.core.testkit.WireFrame;
import dev.wiretwin.core.transport.netty.NameLookup;
import dev.wiretwin.core.transport.netty.NettyNetwork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Servers that mean harm, through real sockets: each ends in its status, and the client, on its one
 * loop, goes on.
 */
class BadInputTest {
  private static Lab healthy;
  private static NettyNetwork oneLoop;

  @BeforeAll
  static void start() {
    healthy = new Lab();
    oneLoop = new NettyNetwork(1, NettyNetwork.Kind.BEST, NameLookup.SYSTEM);
  }

  @AfterAll
  static void stop() {
    oneLoop.close();
    healthy.close();
  }

  private static Close play(ClientConfig config, RawServer.Script script) {
    try (RawServer server = RawServer.start(script)) {
      ClientProbe probe = new ClientProbe(WebSocket.createClient(oneLoop));
      probe.client().config(config);
      probe.client().connect(server.url());
      Close close = probe.skipToClose();
      // same client, same loop
      ClientProbe again = new ClientProbe(probe.client());
      again.client().config(ClientConfig.DEFAULT);
      again.open(healthy.url());
      again.client().send("alive");
      assertThat(again.awaitMessage().text()).isEqualTo("alive");
      again.client().close();
      assertThat(again.awaitClose().status()).isZero();
      return close;
    }
  }

  private static Close play(RawServer.Script script) {
    return play(ClientConfig.DEFAULT, script);
  }

  private static void endAfterClose(RawPeer peer) throws IOException {
    peer.readUntil(8);
    peer.fin().readToEnd();
  }

  @Test
  void tenMegabytesOfHeaderWithoutAnEnd() {
    Close close =
        play(
            peer -> {
              peer.readHead();
              peer.write("HTTP/1.1 101 Switching Protocols\r\nX: ");
              byte[] block = new byte[100_000];
              Arrays.fill(block, (byte) 'x');
              for (int i = 0; i < 100; i++) {
                peer.write(block);
              }
            });
    assertThat(close.status()).isEqualTo(-8);
  }

  @Test
  void aStatusLineThatComesByteByByteForEver() {
    Timing impatient = Timing.NODEMCU.scaled(0.05);
    Close close =
        play(
            ClientConfig.DEFAULT.withTiming(impatient),
            peer -> {
              peer.readHead();
              peer.write("HTTP/1.1 200 ");
              CountDownLatch never = new CountDownLatch(1);
              while (!never.await(20, TimeUnit.MILLISECONDS)) {
                peer.write("x");
              }
            });
    assertThat(close.status()).isEqualTo(-18);
  }

  @Test
  void aFrameThatAnnouncesAllTheBytesThereAre() {
    byte[] header = HexFormat.of().parseHex("827f7fffffffffffffff");
    Close close = play(peer -> endAfterClose(peer.open().write(header)));
    assertThat(close.status()).isEqualTo(-909);
  }

  @Test
  void aMessageThatInflatesWithoutEnd() {
    WireFrame bomb = Bomb.ofZeros(200 << 20);
    assertThat(bomb.payload()).hasSizeLessThan(1 << 20);
    Close close =
        play(
            ClientConfig.DEFAULT.withDeflate(DeflateOffer.DEFAULT),
            peer ->
                endAfterClose(
                    peer.open("Sec-WebSocket-Extensions: permessage-deflate").write(bomb)));
    assertThat(close.status()).isEqualTo(-13);
  }

  @Test
  void aHundredThousandEmptyFragments() {
    byte[] fragments = repeated(WireFrame.of(0, new byte[0]).asUnfinished().bytes(), 100_000);
    Close close =
        play(
            peer -> {
              peer.open().write(WireFrame.text("").asUnfinished());
              peer.write(fragments);
              endAfterClose(peer);
            });
    assertThat(close.status()).isEqualTo(-12);
    assertThat(close.sent()).hasValueSatisfying(c -> assertThat(c.code()).isEqualTo(1008));
  }

  /** RFC 6455 §5.5.3: answering the latest is enough; never answering would be wrong. */
  @Test
  void aHundredThousandPingsAtOnceFromAServerThatReadsLater() {
    byte[] pings = repeated(WireFrame.of(9, new byte[100]).bytes(), 100_000);
    byte[] last = {'l', 'a', 's', 't'};
    Close close =
        play(
            peer -> {
              peer.open().write(pings).write(WireFrame.of(9, last));
              WireFrame pong = peer.readUntil(10);
              while (pong.payload().length != last.length) {
                pong = peer.readUntil(10);
              }
              peer.write(WireFrame.close(1000, "")).readUntil(8);
            });
    assertThat(close.status()).isEqualTo(-6);
  }

  @Test
  void aCloseInTheMiddleOfAMessage() {
    Close close =
        play(
            peer -> {
              peer.open().write(WireFrame.text("beginning").asUnfinished());
              endAfterClose(peer.write(WireFrame.close(1001, "cut")));
            });
    assertThat(close.status()).isEqualTo(-6);
    assertThat(close.received()).hasValueSatisfying(c -> assertThat(c.code()).isEqualTo(1001));
    assertThat(close.clean()).isTrue();
  }

  @Test
  void garbageBehindAClose() {
    byte[] garbage = repeated(new byte[] {(byte) 0xFF, 0x7F, 3}, 1_000_000);
    Close close =
        play(
            peer -> {
              peer.open().write(WireFrame.close(1000, "")).write(garbage);
              endAfterClose(peer);
            });
    assertThat(close.status()).isEqualTo(-6);
    assertThat(close.clean()).isTrue();
  }

  private static byte[] repeated(byte[] what, int times) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(what.length * times);
    for (int i = 0; i < times; i++) {
      all.writeBytes(what);
    }
    return all.toByteArray();
  }
}
