package dev.wiretwin.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WebSocketTest {
  private record Seen(Close close, Thread on) {}

  @Test
  void aClientFromTheFrontDoorWorksOnDaemonThreads() throws Exception {
    BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    WebSocketClient client = WebSocket.createClient();
    client.on(On.CLOSE, (c, close) -> seen.add(new Seen(close, Thread.currentThread())));

    client.connect("http://127.0.0.1/");

    Seen end = seen.poll(10, TimeUnit.SECONDS);
    assertThat(end).isNotNull();
    assertThat(end.close().status()).isEqualTo(-1);
    assertThat(end.on().isDaemon()).isTrue();
    assertThat(end.on().getName()).startsWith("wiretwin-handler");
  }

  @Test
  void clientsAreTheirOwnAndShareOneNetwork() {
    assertThat(WebSocket.createClient()).isNotSameAs(WebSocket.createClient());
    assertThat(WebSocket.defaultNetwork()).isSameAs(WebSocket.defaultNetwork());
    assertThat(WebSocket.createClient(WebSocket.defaultNetwork()).isOpen()).isFalse();
  }
}
