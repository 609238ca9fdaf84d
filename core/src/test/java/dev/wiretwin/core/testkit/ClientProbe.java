package dev.wiretwin.core.testkit;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.Message;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Registers for all three events of a client and lets the test wait for them, one by one and in
 * order. Thread safe.
 */
public final class ClientProbe {
  private static final int LIMIT_SECONDS = 10;
  private static final String OPEN = "open";

  private final WebSocketClient client;
  private final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();

  public ClientProbe(WebSocketClient client) {
    this.client = client;
    client.on(On.CONNECTION, c -> seen.add(OPEN));
    client.on(On.RECEIVE, (c, message, opcode) -> seen.add(message));
    client.on(On.CLOSE, (c, close) -> seen.add(close));
  }

  public WebSocketClient client() {
    return client;
  }

  /** Connects, and waits until it is open. */
  public ClientProbe open(String url) {
    client.connect(url);
    return awaitOpen();
  }

  public ClientProbe awaitOpen() {
    next(String.class);
    return this;
  }

  public Message awaitMessage() {
    return next(Message.class);
  }

  public Close awaitClose() {
    return next(Close.class);
  }

  /** The close event, whatever comes before it. */
  public Close skipToClose() {
    while (true) {
      Object event = next(Object.class);
      if (event instanceof Close close) {
        return close;
      }
    }
  }

  /** Fails if there is an event nobody asked about. */
  public void assertExhausted() {
    if (!seen.isEmpty()) {
      throw new AssertionError("unexpected: " + seen);
    }
  }

  private <T> T next(Class<T> type) {
    try {
      Object event = seen.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (!type.isInstance(event)) {
        throw new AssertionError("wanted " + type.getSimpleName() + ", saw " + event);
      }
      return type.cast(event);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
