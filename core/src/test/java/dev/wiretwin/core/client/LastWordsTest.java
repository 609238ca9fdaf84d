package dev.wiretwin.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.client.ClientConfig.Handlers;
import dev.wiretwin.core.client.ClientConfig.ReceiveQueue;
import dev.wiretwin.core.client.ClientConfig.WhenFull;
import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.RawServer;
import dev.wiretwin.core.testkit.WireFrame;
import dev.wiretwin.core.transport.netty.NameLookup;
import dev.wiretwin.core.transport.netty.NettyNetwork;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a client ends when its peer or its network is gone before all was said and heard. */
class LastWordsTest {
  private static ClientProbe probe(NettyNetwork network) {
    return new ClientProbe(WebSocket.createClient(network));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePeersCloseFrameCountsThoughAWriteFailsBeforeItIsRead(NettyNetwork.Kind kind) {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    RawServer.Script script =
        peer -> {
          peer.open();
          await(busy);
          peer.write(WireFrame.text("last words"), WireFrame.close(1001, "going")).reset();
          gone.countDown();
        };
    try (RawServer server = RawServer.start(script);
        NettyNetwork network = new NettyNetwork(1, kind, NameLookup.SYSTEM)) {
      ClientProbe probe = probe(network);
      probe.client().config(ClientConfig.DEFAULT.withHandlers(Handlers.DIRECT));
      probe
          .client()
          .on(
              On.CONNECTION,
              client -> {
                busy.countDown();
                await(gone);
                client.send("x");
              });
      probe.client().connect(server.url());
      assertThat(probe.awaitMessage().text()).isEqualTo("last words");
      assertThat(probe.awaitClose().status()).isEqualTo(-6);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNetworkThatIsClosedWhileTheHandlersAreBehindEndsTheClient(NettyNetwork.Kind kind)
      throws InterruptedException {
    CountDownLatch behind = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    RawServer.Script script =
        peer -> {
          peer.open();
          peer.write(WireFrame.text("1"), WireFrame.text("2"), WireFrame.text("3")).readToEnd();
        };
    try (RawServer server = RawServer.start(script)) {
      NettyNetwork network = new NettyNetwork(1, kind, NameLookup.SYSTEM);
      ClientProbe probe = probe(network);
      probe
          .client()
          .config(ClientConfig.DEFAULT.withReceiveQueue(new ReceiveQueue(1, 1000, WhenFull.PAUSE)));
      probe
          .client()
          .on(
              On.RECEIVE,
              (client, message, opcode) -> {
                behind.countDown();
                await(closed);
              });
      probe.client().connect(server.url());
      await(behind);
      network.close();
      closed.countDown();
      Close close = probe.awaitOpen().awaitClose();
      assertThat(close.status()).isEqualTo(-108);
    }
  }
}
