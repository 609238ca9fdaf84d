package dev.wiretwin.api.demo;

import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Takes a new client to a URL and waits until it has left again. Stateless; blocks its caller. */
final class Visit {
  /** More than any step takes, so that a client that never says how it ended is found out. */
  private static final int PATIENCE_SECONDS = 12;

  private Visit() {}

  /**
   * @param prepare registers the handlers for connection and receive, where something is to happen
   * @return how it ended; empty if there was no close event
   */
  static Optional<Close> to(String url, ClientConfig config, Consumer<WebSocketClient> prepare)
      throws InterruptedException {
    WebSocketClient client = WebSocket.createClient();
    CompletableFuture<Close> closed = new CompletableFuture<>();
    client.config(config);
    client.on(On.CLOSE, (self, close) -> closed.complete(close));
    prepare.accept(client);
    client.connect(url);
    try {
      return Optional.of(closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException silent) {
      client.close();
      return Optional.empty();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("nobody completes this with an exception", impossible);
    }
  }
}
