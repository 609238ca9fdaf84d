package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.link.Parcel;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.CloseStatus;
import dev.wiretwin.core.client.HandlerSlots;
import dev.wiretwin.core.client.Message;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.engine.Side;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.frame.Utf8Check;
import dev.wiretwin.core.handshake.Header;
import dev.wiretwin.core.transport.SerialQueue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A client of the board's own {@code websocket} module: our verbs are the module's calls, its
 * callbacks our events. Thread safe: a verb is checked at the call and done on the board's loop.
 * The module has no close codes, subprotocols, compression, limits, periods or trust of one's own:
 * what asks for them throws {@link UnsupportedOperationException}.
 */
final class LuaBoardClient implements WebSocketClient {
  private static final int MOST_URL = 4_096;
  private static final int MOST_MESSAGE = 1 << 20;

  private final AgentLink link;
  private final int id;
  private final HandlerSlots handlers;
  private final ArrayDeque<Outgoing> paced = new ArrayDeque<>();
  private volatile ClientConfig config = ClientConfig.DEFAULT;
  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

  // ---- on the loop only

  private SerialQueue queue;
  private boolean made;
  private ClientConfig told = ClientConfig.DEFAULT;
  private boolean waiting;
  private long held;

  private enum State {
    IDLE,
    CONNECTING,
    OPEN,
    CLOSING
  }

  private record Outgoing(int opcode, byte[] message) {}

  LuaBoardClient(AgentLink link, int id) {
    this.link = link;
    this.id = id;
    handlers = new HandlerSlots(this, link.handlerThreads());
  }

  int id() {
    return id;
  }

  // ---- the verbs

  @Override
  public void config(ClientConfig wanted) {
    Objects.requireNonNull(wanted, "config must not be null: use ClientConfig.DEFAULT");
    ClientConfig usual = ClientConfig.DEFAULT;
    if (!wanted.subprotocols().isEmpty() || wanted.deflate().isPresent()) {
      throw lacks("subprotocols and compression; a header Sec-WebSocket-Protocol can be set");
    }
    if (!wanted.limits().equals(usual.limits())) {
      throw lacks("limits of one's own");
    }
    if (!wanted.timing().equals(usual.timing()) || wanted.trust() != usual.trust()) {
      throw lacks("periods and trust of one's own");
    }
    for (Header header : wanted.headers()) {
      if ((header.name() + header.value()).indexOf(0) >= 0) {
        throw new IllegalArgumentException("a header cannot have NUL in it");
      }
    }
    config = wanted;
  }

  private static UnsupportedOperationException lacks(String what) {
    return new UnsupportedOperationException("a board's websocket module has no " + what);
  }

  @Override
  public <H> void on(On<H> event, H handler) {
    handlers.set(event, handler);
  }

  @Override
  public void connect(String url) {
    byte[] address =
        Objects.requireNonNull(url, "url must not be null").getBytes(StandardCharsets.UTF_8);
    if (address.length > MOST_URL) {
      throw new IllegalArgumentException("an URL has at most " + MOST_URL + " bytes");
    }
    if (!state.compareAndSet(State.IDLE, State.CONNECTING)) {
      throw new IllegalStateException(
          "already connecting or connected: call close() and wait for the close event before connect()");
    }
    ClientConfig with = config;
    link.execute(() -> begin(address, with));
  }

  private void begin(byte[] url, ClientConfig with) {
    if (queue == null) {
      // one for all connections: a handler never runs beside another one
      queue = handlers.queue(with.handlers(), with.receiveQueue(), () -> {});
    }
    if (!link.isUp()) {
      end(BoardStatus.NO_ANSWER, link.trouble());
      return;
    }
    if (!made) {
      made = true;
      told = ClientConfig.DEFAULT;
      command('n', 0, new byte[0]);
    }
    if (!with.headers().equals(told.headers())) {
      told = with;
      command('g', 0, headers(with.headers()));
    }
    command('c', 0, url);
    if (state.get() == State.CLOSING) {
      command('x', 0, new byte[0]);
    }
  }

  private static byte[] headers(List<Header> headers) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Header header : headers) {
      all.writeBytes(header.name().getBytes(StandardCharsets.UTF_8));
      all.write(0);
      all.writeBytes(header.value().getBytes(StandardCharsets.UTF_8));
      all.write(0);
    }
    return all.toByteArray();
  }

  @Override
  public void send(String text) {
    send(text, Opcode.TEXT);
  }

  @Override
  public void send(String message, int opcode) {
    send(message.getBytes(StandardCharsets.UTF_8), opcode);
  }

  @Override
  public void send(byte[] message, int opcode) {
    Opcode.requireSendable(opcode, message.length);
    if (opcode == Opcode.TEXT && !Utf8Check.isValid(message, 0, message.length)) {
      throw new IllegalArgumentException(
          "a text message must be UTF-8: send other bytes with opcode 2 (binary)");
    }
    if (message.length > MOST_MESSAGE) {
      throw new IllegalArgumentException(
          "a message to a board has at most " + MOST_MESSAGE + " bytes: no board can hold more");
    }
    if (state.get() != State.OPEN) {
      throw new IllegalStateException(
          "not connected: call connect(url) and wait for the connection event before send()");
    }
    Outgoing copy = new Outgoing(opcode, message.clone());
    link.execute(() -> send(copy));
  }

  private void send(Outgoing what) {
    if (state.get() != State.OPEN) {
      // as a call to a closed client: the close event is on its way to whoever sent
      link.undelivered(id, "a message of " + what.message.length + " bytes: the client has closed");
      return;
    }
    if (held > 0 && held + what.message.length > config.limits().maxQueuedBytes()) {
      link.undelivered(id, "a message of " + what.message.length + " bytes: too many wait");
      abandon(CloseStatus.SEND_QUEUE_LIMIT, "More was sent than the line to the board carries.");
      return;
    }
    held += what.message.length;
    if (waiting) {
      paced.add(what);
    } else {
      pass(what);
    }
  }

  /** Ends it without waiting for the board; its module's client is made anew the next time. */
  private void abandon(int status, String why) {
    command('d', 0, new byte[0]);
    made = false;
    end(status, why);
  }

  private void pass(Outgoing what) {
    boolean safe = link.pacing().isSafe();
    waiting = safe;
    link.send(
        new Parcel(safe ? 't' : 's', id, what.opcode, what.message),
        () -> held -= what.message.length);
  }

  /** The gap after a paced send is over. */
  void gapOver() {
    waiting = false;
    Outgoing next = paced.poll();
    if (next != null && (state.get() == State.OPEN || state.get() == State.CLOSING)) {
      pass(next);
    } else if (state.get() == State.CLOSING) {
      command('x', 0, new byte[0]);
    }
  }

  @Override
  public void close() {
    if (state.compareAndSet(State.OPEN, State.CLOSING)
        || state.compareAndSet(State.CONNECTING, State.CLOSING)) {
      link.execute(this::shut);
    }
  }

  private void shut() {
    // what is still to be sent goes first, as it was asked for first
    if (state.get() == State.CLOSING && made && paced.isEmpty()) {
      command('x', 0, new byte[0]);
    }
  }

  @Override
  public void close(int code, String reason) {
    Objects.requireNonNull(reason, "reason must not be null");
    throw lacks("close codes: use close()");
  }

  @Override
  public boolean isOpen() {
    return state.get() == State.OPEN;
  }

  private void command(char op, int argument, byte[] data) {
    link.send(new Parcel(op, id, argument, data), () -> {});
  }

  // ---- news from the board, on the loop

  void news(Parcel news) {
    switch (news.op()) {
      case 'O' -> opened();
      case 'R' -> received(news.data(), news.argument());
      case 'X' -> told(news.data());
      case 'F' -> failed(text(news.data()));
      case 'L' ->
          link.undelivered(
              id, "a received message of " + text(news.data()) + " bytes: the board had no memory");
      default -> link.undelivered(id, "news that we do not know: " + news.op());
    }
  }

  private static String text(byte[] data) {
    return new String(data, StandardCharsets.UTF_8);
  }

  private void opened() {
    // firmware forgets a close that comes before the handshake is through: it is open all the same
    if (state.compareAndSet(State.CONNECTING, State.OPEN)
        || state.compareAndSet(State.CLOSING, State.OPEN)) {
      deliver(handlers::connected, 0);
    }
  }

  private void received(byte[] payload, int opcode) {
    if (state.get() != State.IDLE) {
      Message message = Message.of(payload, opcode == Opcode.TEXT);
      if (!deliver(() -> handlers.received(message, opcode), payload.length)) {
        // the module cannot make its peer wait, and neither can we without holding up the others
        abandon(CloseStatus.RECEIVE_QUEUE_LIMIT, "Handlers were slower than what came.");
      }
    }
  }

  private void told(byte[] status) {
    try {
      end(Close.told(Integer.parseInt(text(status))));
    } catch (NumberFormatException odd) {
      end(BoardStatus.REFUSED, "The board told a status that is no number: " + text(status));
    }
  }

  /**
   * A verb that the firmware refused; without a connection to come there would be no other news.
   */
  private void failed(String why) {
    if (why.startsWith("connect")
        && (state.get() == State.CONNECTING || state.get() == State.CLOSING)) {
      end(BoardStatus.REFUSED, "The firmware refused to connect: " + why);
    } else {
      link.undelivered(id, why);
    }
  }

  /** The board, or the way to it, is not what it was. */
  void lost(int status, String why) {
    made = false;
    if (state.get() != State.IDLE) {
      end(status, why);
    }
  }

  private void end(int status, String why) {
    end(
        new Close(
            status, Side.US, Optional.empty(), Optional.empty(), false, OptionalInt.empty(), why));
  }

  private void end(Close how) {
    if (state.get() == State.IDLE) {
      return;
    }
    paced.forEach(
        what ->
            link.undelivered(
                id, "a message of " + what.message.length + " bytes: closed before its turn"));
    paced.clear();
    waiting = false;
    held = 0;
    state.set(State.IDLE);
    deliver(() -> handlers.closed(how), 0);
  }

  /** Whether the handlers keep up. */
  private boolean deliver(Runnable what, long bytes) {
    if (queue == null) {
      what.run();
      return true;
    }
    return queue.execute(what, bytes);
  }
}
