package dev.wiretwin.core.client;

import dev.wiretwin.core.engine.Connection;
import dev.wiretwin.core.engine.Event;
import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.engine.Side;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.handshake.UpgradeRequest;
import dev.wiretwin.core.handshake.WsUrl;
import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.Loop;
import dev.wiretwin.core.transport.Mailbox;
import dev.wiretwin.core.transport.Pump;
import dev.wiretwin.core.transport.SerialQueue;
import dev.wiretwin.core.transport.Transport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One connection of a client, from {@code connect} to its close event: passes verbs down to the
 * engine and events up to the handlers. Verbs may come from any thread; the rest happens on the
 * transport's loop.
 */
final class Attempt implements Pump.Receiver {
  /** What a waiting message counts beside its payload, so that empty ones are bounded, too. */
  private static final int WISH_BYTES = 32;

  private final Transport transport;
  private final Loop loop;
  private final ClientConfig config;
  private final HandlerSlots handlers;
  private final Runnable onEnded;

  /** Null in direct mode. */
  private final SerialQueue queue;

  private final Mailbox<Wish> wishes;

  /** Both null until {@link #begin} has run on the loop; on the loop only. */
  private Connection connection;

  private Pump pump;

  private final CompletableFuture<Void> quiet = new CompletableFuture<>();

  /** What {@code send} looks at before it goes on to the loop, which alone writes it. */
  private volatile boolean open;

  /** Whether somebody asked for the end, which may not have reached the loop yet. */
  private volatile boolean leaving;

  /** Wanted before there was a connection to close; on the loop only. */
  private boolean closedEarly;

  /**
   * Something another thread wants done: a payload to send in frames of so many bytes, or, without
   * one, the end with that code.
   */
  private record Wish(int opcode, byte[] payload, int number, String reason) {}

  Attempt(Transport transport, ClientConfig config, HandlerSlots handlers, Runnable onEnded) {
    this.transport = transport;
    this.loop = transport.loop();
    this.config = config;
    this.handlers = handlers;
    this.onEnded = onEnded;
    this.queue =
        handlers.queue(config.handlers(), config.receiveQueue(), () -> loop.execute(this::resume));
    this.wishes = new Mailbox<>(loop, config.limits().maxQueuedBytes(), this::takeWishes);
  }

  boolean isOpen() {
    return open && !leaving;
  }

  /** Completed when the close handler has returned. */
  CompletableFuture<Void> quiet() {
    return quiet;
  }

  // ---- verbs, on any thread

  /**
   * @param before what has to be completed first
   */
  void begin(WsUrl url, CompletableFuture<Void> before) {
    onLoopAfter(before, () -> connect(url));
  }

  /** Ends before anything was tried. */
  void fail(Outcome outcome, CompletableFuture<Void> before) {
    onLoopAfter(
        before,
        () -> ended(new Event.Closed(outcome, Side.US, Optional.empty(), Optional.empty())));
  }

  /** By way of the loop even when it has to wait, so that a loop that is gone throws here. */
  private void onLoopAfter(CompletableFuture<Void> before, Runnable task) {
    loop.execute(
        () -> {
          if (before.isDone()) {
            task.run();
          } else {
            before.thenRun(() -> loop.execute(task));
          }
        });
  }

  /**
   * @param ours whether the array is not the caller's, who might change it
   */
  void send(int opcode, byte[] payload, boolean ours) {
    send(opcode, payload, ours, Integer.MAX_VALUE);
  }

  /**
   * @param fragmentBytes of a message, in each frame but the last
   */
  void send(int opcode, byte[] payload, boolean ours, int fragmentBytes) {
    if (loop.isCurrent()) {
      inOrder();
      pump.before();
      sendNow(opcode, payload, fragmentBytes);
    } else if (!wishes.put(
        new Wish(opcode, ours ? payload : payload.clone(), fragmentBytes, ""),
        WISH_BYTES + payload.length)) {
      leaving = true;
      Outcome full =
          Outcome.SendQueueFull.by(
              payload.length, wishes.bytes(), config.limits().maxQueuedBytes());
      loop.execute(() -> giveUp(full));
    }
  }

  void close(int code, String reason) {
    boolean again = leaving;
    leaving = true;
    if (loop.isCurrent()) {
      inOrder();
      closeNow(code, reason);
    } else if (!again) {
      wishes.put(new Wish(0, null, code, reason), 0);
    }
  }

  // ---- on the loop

  private void connect(WsUrl url) {
    if (closedEarly) {
      ended(
          new Event.Closed(new Outcome.ClosedByUs(), Side.US, Optional.empty(), Optional.empty()));
      return;
    }
    UpgradeRequest request =
        new UpgradeRequest(
            url, loop.handshakeKey(), config.headers(), config.subprotocols(), config.deflate());
    connection =
        Connection.client(
            request, config.timing(), config.limits(), loop.outboxes(), loop::maskKey, loop.now());
    pump = new Pump(connection, transport, this);
    pump.begin();
    transport.connect(
        new Endpoint(
            url.host(), url.port(), url.secure() ? Optional.of(config.trust()) : Optional.empty()),
        pump);
  }

  /** What other threads have said before goes first. */
  private void inOrder() {
    if (!wishes.isEmpty()) {
      takeWishes();
    }
  }

  private void takeWishes() {
    ArrayDeque<Wish> all = wishes.take();
    if (all == null) {
      return;
    }
    if (pump != null) {
      pump.before();
    }
    for (Wish wish : all) {
      if (wish.payload == null) {
        closeNow(wish.number, wish.reason);
      } else {
        sendNow(wish.opcode, wish.payload, wish.number);
      }
    }
  }

  private void sendNow(int opcode, byte[] payload, int fragmentBytes) {
    if (connection.isOpen()) {
      connection.sendFragmented(opcode, payload, 0, payload.length, fragmentBytes);
    }
    open = connection.isOpen();
    pump.after();
  }

  private void resume() {
    if (pump != null) {
      pump.resume();
    }
  }

  private void closeNow(int code, String reason) {
    if (connection == null) {
      closedEarly = true;
      return;
    }
    pump.before();
    connection.close(code, reason);
    pump.after();
  }

  private void giveUp(Outcome outcome) {
    pump.before();
    connection.giveUp(outcome);
    pump.after();
  }

  @Override
  public void accept(Event event) {
    if (event instanceof Event.Message message) {
      received(message);
    } else if (event instanceof Event.Opened) {
      open = true;
      deliver(handlers::connected);
    } else if (event instanceof Event.CloseSeen) {
      open = false;
    } else if (event instanceof Event.Closed closed) {
      ended(closed);
    }
  }

  /** A violation closes without an event of its own until TCP has ended, too. */
  @Override
  public void delivered() {
    open &= connection.isOpen();
  }

  private void received(Event.Message event) {
    if (queue == null) {
      handlers.received(messageNow(event), event.opcode());
      return;
    }
    Message message = Message.of(owned(event), event.opcode() == Opcode.TEXT);
    if (!queue.execute(() -> handlers.received(message, event.opcode()), event.length())) {
      queueFull();
    }
  }

  /** For a handler that runs at once: of a lent text only the text is kept, not its bytes too. */
  private static Message messageNow(Event.Message event) {
    if (event.lent() && event.opcode() == Opcode.TEXT) {
      return Message.of(
          new String(event.array(), event.from(), event.length(), StandardCharsets.UTF_8));
    }
    return Message.of(owned(event), event.opcode() == Opcode.TEXT);
  }

  private static byte[] owned(Event.Message event) {
    return !event.lent() && event.from() == 0 && event.length() == event.array().length
        ? event.array()
        : Arrays.copyOfRange(event.array(), event.from(), event.from() + event.length());
  }

  private void queueFull() {
    if (config.receiveQueue().whenFull() == ClientConfig.WhenFull.PAUSE) {
      pump.pause();
    } else {
      open = false;
      connection.giveUp(
          new Outcome.ReceiveQueueFull(
              "handlers are slower than the peer: more than "
                  + config.receiveQueue().maxMessages()
                  + " messages or "
                  + config.receiveQueue().maxBytes()
                  + " bytes wait for them"));
    }
  }

  private void ended(Event.Closed event) {
    open = false;
    Close close = CloseReport.of(event);
    deliver(
        () -> {
          onEnded.run();
          handlers.closed(close);
          quiet.complete(null);
        });
  }

  private void deliver(Runnable handler) {
    if (queue == null) {
      handler.run();
    } else {
      queue.execute(handler, 0);
    }
  }
}
