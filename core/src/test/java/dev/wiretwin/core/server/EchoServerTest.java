package dev.wiretwin.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.ServerHandshake;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EchoServerTest {
  @Test
  void everyMessageComesBackAndACloseIsAnswered() throws Exception {
    EchoServer.Settings settings =
        new EchoServer.Settings(
            new ServerHandshake(List.of(), Optional.empty(), List.of()),
            Timing.NODEMCU,
            Limits.DEFAULT);
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (EchoServer server =
        EchoServer.start(WebSocket.defaultNetwork(), anyPort, Optional.empty(), settings)) {
      BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
      WebSocketClient client = WebSocket.createClient();
      client.on(On.CONNECTION, c -> c.send("héllo"));
      client.on(
          On.RECEIVE,
          (c, message, opcode) -> {
            seen.add(message.text());
            c.close();
          });
      client.on(On.CLOSE, (c, close) -> seen.add(close));
      client.connect("ws://127.0.0.1:" + server.port() + "/");

      assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo("héllo");
      assertThat(seen.poll(5, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              Close.class,
              close -> {
                assertThat(close.status()).isZero();
                assertThat(close.clean()).isTrue();
              });
    }
  }
}
