package dev.wiretwin.core.client;

import dev.wiretwin.core.client.ClientConfig.Handlers;
import dev.wiretwin.core.client.ClientConfig.ReceiveQueue;
import dev.wiretwin.core.transport.SerialQueue;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a client's three handlers and calls them one at a time: on the spot in direct mode, else on
 * the client's serial queue. A handler that throws is reported in the log and changes nothing.
 * Thread safe.
 */
public final class HandlerSlots {
  private static final Logger LOG = LoggerFactory.getLogger(HandlerSlots.class);

  private final WebSocketClient client;
  private final Executor threads;
  private volatile On.ConnectionHandler connection;
  private volatile On.ReceiveHandler receive;
  private volatile On.CloseHandler close;

  public HandlerSlots(WebSocketClient client, Executor threads) {
    this.client = client;
    this.threads = threads;
  }

  public <H> void set(On<H> event, H handler) {
    Objects.requireNonNull(event, "event must be On.CONNECTION, On.RECEIVE or On.CLOSE");
    if (event == On.CONNECTION) {
      connection = (On.ConnectionHandler) handler;
    } else if (event == On.RECEIVE) {
      receive = (On.ReceiveHandler) handler;
    } else {
      close = (On.CloseHandler) handler;
    }
  }

  /** The queue for one attempt; null in direct mode. */
  public SerialQueue queue(Handlers where, ReceiveQueue bounds, Runnable onRoom) {
    return where == Handlers.DIRECT
        ? null
        : new SerialQueue(threads, bounds.maxMessages(), bounds.maxBytes(), onRoom);
  }

  public void connected() {
    On.ConnectionHandler handler = connection;
    if (handler != null) {
      try {
        handler.connected(client);
      } catch (Throwable thrown) {
        report(On.CONNECTION, thrown);
      }
    }
  }

  public void received(Message message, int opcode) {
    On.ReceiveHandler handler = receive;
    if (handler != null) {
      try {
        handler.received(client, message, opcode);
      } catch (Throwable thrown) {
        report(On.RECEIVE, thrown);
      }
    }
  }

  public void closed(Close how) {
    On.CloseHandler handler = close;
    if (handler != null) {
      try {
        handler.closed(client, how);
      } catch (Throwable thrown) {
        report(On.CLOSE, thrown);
      }
    }
  }

  private static void report(On<?> event, Throwable thrown) {
    LOG.warn("the {} handler threw; the connection goes on", event, thrown);
  }
}
