package dev.wiretwin.api.demo;

import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Takes a new client to a URL and waits until it has left again. Stateless; blocks its caller. */
final class Visit {
  /** More than any step takes, so that a client that never says how it ended is found out. */
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  private Visit() {}

  /**
   * @param prepare registers the handlers for connection and receive, where something is to happen
   * @return how it ended; empty if there was no close event
   */
  static Optional<Close> to(String url, ClientConfig config, Consumer<WebSocketClient> prepare)
      throws InterruptedException {
    return to(url, config, prepare, PATIENCE);
  }

  static Optional<Close> to(
      String url, ClientConfig config, Consumer<WebSocketClient> prepare, Duration patience)
      throws InterruptedException {
    WebSocketClient client = WebSocket.createClient();
    BlockingQueue<Close> closes = new LinkedBlockingQueue<>();
    client.config(config);
    client.on(On.CLOSE, (self, close) -> closes.add(close));
    prepare.accept(client);
    client.connect(url);
    Close close = closes.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    if (close == null) {
      client.close();
    }
    return Optional.ofNullable(close);
  }
}
