package dev.wiretwin.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.Lab;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WebSocketTest {
  @Test
  void aClientOfTheDefaultNetworkEchoes() {
    try (Lab lab = new Lab()) {
      ClientProbe probe = new ClientProbe(WebSocket.createClient()).open(lab.url());
      probe.client().send("hello");
      assertThat(probe.awaitMessage().text()).isEqualTo("hello");
      probe.client().close();
      assertThat(probe.awaitClose().status()).isZero();
    }
  }

  @Test
  void handlersOfManyClientsMayBlockAtTheSameTime() {
    int many = 20;
    CountDownLatch allInside = new CountDownLatch(many);
    CountDownLatch met = new CountDownLatch(many);
    for (int i = 0; i < many; i++) {
      WebSocketClient client = WebSocket.createClient();
      client.on(
          On.CLOSE,
          (c, close) -> {
            allInside.countDown();
            if (await(allInside)) {
              met.countDown();
            }
          });
      client.connect("no address");
    }
    assertThat(await(met)).isTrue();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  @Test
  void noThreadOfItsKeepsAProgramAlive() {
    CompletableFuture<Thread> handler = new CompletableFuture<>();
    CompletableFuture<Thread> loop = new CompletableFuture<>();
    WebSocketClient client = WebSocket.createClient();
    client.on(On.CLOSE, (c, close) -> handler.complete(Thread.currentThread()));
    client.connect("no address");
    WebSocket.defaultNetwork()
        .newTransport()
        .loop()
        .execute(() -> loop.complete(Thread.currentThread()));
    assertThat(handler.orTimeout(10, TimeUnit.SECONDS).join().isDaemon()).isTrue();
    assertThat(loop.orTimeout(10, TimeUnit.SECONDS).join().isDaemon()).isTrue();
  }
}
