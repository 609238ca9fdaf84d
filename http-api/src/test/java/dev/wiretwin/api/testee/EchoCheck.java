package dev.wiretwin.api.testee;

import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A real client's visit to an echo server. */
public final class EchoCheck {
  private EchoCheck() {}

  /** Sends one text, closes when it is back, and gives text and status: {@code "hi 0"}. */
  public static String of(String url, ClientConfig config, String text) throws Exception {
    CompletableFuture<String> echo = new CompletableFuture<>();
    CompletableFuture<Close> closed = new CompletableFuture<>();
    WebSocketClient client = WebSocket.createClient();
    client.config(config);
    client.on(On.CONNECTION, self -> self.send(text));
    client.on(
        On.RECEIVE,
        (self, message, opcode) -> {
          echo.complete(message.text());
          self.close();
        });
    client.on(On.CLOSE, (self, close) -> closed.complete(close));
    client.connect(url);
    Close close = closed.get(10, TimeUnit.SECONDS);
    return echo.getNow("nothing") + " " + close.status();
  }
}
