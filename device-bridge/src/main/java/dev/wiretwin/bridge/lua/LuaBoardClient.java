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
import dev.wiretwin.core.transport.SerialQueue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
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
  private Held held = new Held();
  private int passing;

  private enum State {
    IDLE,
    CONNECTING,
    OPEN,
    CLOSING,
    /** For good: its number may be another client's. */
    FORGOTTEN
  }

  private record Outgoing(int opcode, byte[] message) {}

  /** What one connection has been given to send and the agent has not got, as far as we know. */
  private static final class Held {
    private int messages;
    private long bytes;

    void count(int more, Outgoing what) {
      messages += more;
      bytes += (long) more * what.message.length;
    }
  }

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
    ModuleConfig.demand(wanted);
    config = wanted;
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
          state.get() == State.FORGOTTEN
              ? "this client was given back: take a new one"
              : "already connecting or connected: call close() and wait for the close event before connect()");
    }
    ClientConfig with = config;
    if (!link.execute(() -> begin(address, with))) {
      state.set(State.IDLE);
      throw new IllegalStateException("the board was given back: open it again");
    }
  }

  private void begin(byte[] url, ClientConfig with) {
    if (isOver()) {
      return;
    }
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
      command('g', 0, ModuleConfig.headers(with));
    }
    command('c', 0, url);
    if (state.get() == State.CLOSING) {
      command('x', 0, new byte[0]);
    }
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
    Opcode.requireSendable(opcode, message);
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
    if (isOver() || state.get() == State.CONNECTING) {
      // as a call to a closed client: the close event is on its way to whoever sent
      link.listener()
          .undelivered(id, "a message of " + what.message.length + " bytes: the client has closed");
      return;
    }
    if (held.bytes > 0 && held.bytes + what.message.length > config.limits().maxQueuedBytes()) {
      link.listener()
          .undelivered(id, "a message of " + what.message.length + " bytes: too many wait");
      abandon(CloseStatus.SEND_QUEUE_LIMIT, "More was sent than the line to the board carries.");
      return;
    }
    held.count(1, what);
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
    // news of it may be under way; none comes after this answer
    passing++;
    link.ask('i', new byte[0]).whenComplete((told, fault) -> passing--);
    end(status, why);
  }

  private void pass(Outgoing what) {
    waiting = link.isPaced();
    Held of = held;
    link.send(
        new Parcel(waiting ? 't' : 's', id, what.opcode, what.message), () -> of.count(-1, what));
  }

  /** The gap after a paced send is over. */
  private void gapOver() {
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
    throw ModuleConfig.lacks("close codes: use close()");
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
    if (passing > 0) {
      return;
    }
    switch (news.op()) {
      case 'D' -> link.afterGap(this::gapOver);
      case 'O' -> opened();
      case 'R' -> received(news.data(), news.argument());
      case 'X' -> told(news.data());
      case 'F' -> failed((char) news.argument(), text(news.data()));
      case 'L' ->
          link.listener()
              .undelivered(
                  id,
                  "a received message of " + text(news.data()) + " bytes: the board had no memory");
      default -> link.listener().undelivered(id, "news that we do not know: " + news.op());
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
    if (!isOver()) {
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
   * A verb that the firmware refused, or a command that the agent had no memory for; without a
   * connection to come there would be no other news.
   *
   * @param command which the agent did not take in, if it was that
   */
  private void failed(char command, String why) {
    boolean connecting = state.get() == State.CONNECTING || state.get() == State.CLOSING;
    if (connecting && (why.startsWith("connect") || command == 'c')) {
      made = false; // it may be that not even the client was made
      end(BoardStatus.REFUSED, "The firmware refused to connect: " + why);
    } else {
      link.listener().undelivered(id, why);
      if (command == 't') {
        link.afterGap(this::gapOver);
      }
    }
  }

  /** The board, or the way to it, is not what it was. */
  void lost(int status, String why) {
    made = false;
    int unknown = held.messages - paced.size();
    if (!isOver() && unknown > 0) {
      link.listener()
          .undelivered(
              id, unknown + " messages or fewer: whether they got to the board is not known");
    }
    end(status, why);
  }

  /** Nobody wants to hear of it any more. */
  void forgotten() {
    state.set(State.FORGOTTEN);
  }

  private boolean isOver() {
    return state.get() == State.IDLE || state.get() == State.FORGOTTEN;
  }

  private void end(int status, String why) {
    end(
        new Close(
            status, Side.US, Optional.empty(), Optional.empty(), false, OptionalInt.empty(), why));
  }

  private void end(Close how) {
    if (isOver()) {
      return;
    }
    paced.forEach(
        what ->
            link.listener()
                .undelivered(
                    id, "a message of " + what.message.length + " bytes: closed before its turn"));
    paced.clear();
    waiting = false;
    held = new Held();
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
