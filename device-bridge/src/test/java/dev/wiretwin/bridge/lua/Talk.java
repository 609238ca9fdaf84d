package dev.wiretwin.bridge.lua;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.Message;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One client and its events, in order, for a test that waits for them. Thread safe. */
final class Talk {
  private static final long PATIENCE_SECONDS = 20;
  private static final String OPEN = "open";

  final WebSocketClient client;
  final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

  Talk(WebSocketClient client) {
    this.client = client;
    client.on(On.CONNECTION, c -> events.add(OPEN));
    client.on(On.RECEIVE, (c, message, opcode) -> events.add(message));
    client.on(On.CLOSE, (c, how) -> events.add(how));
  }

  Talk open(String url) throws InterruptedException {
    client.connect(url);
    await(String.class);
    return this;
  }

  byte[] message() throws InterruptedException {
    return await(Message.class).bytes();
  }

  /** Sends, and waits for what comes back. */
  byte[] echo(byte[] message) throws InterruptedException {
    client.send(message, 2);
    return message();
  }

  /** Waits for the end; messages that come before it are passed over. */
  Close end() throws InterruptedException {
    Object next = next();
    while (next instanceof Message) {
      next = next();
    }
    return cast(Close.class, next);
  }

  Close close() throws InterruptedException {
    client.close();
    return end();
  }

  private <T> T await(Class<T> type) throws InterruptedException {
    return cast(type, next());
  }

  private Object next() throws InterruptedException {
    return events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static <T> T cast(Class<T> type, Object event) {
    if (!type.isInstance(event)) {
      throw new AssertionError("awaited " + type.getSimpleName() + ", and there came " + event);
    }
    return type.cast(event);
  }
}
