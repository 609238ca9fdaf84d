package dev.wiretwin.bridge.at;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.CloseStatus;
import dev.wiretwin.core.client.HandlerSlots;
import dev.wiretwin.core.client.Message;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.engine.Side;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.frame.Utf8Check;
import dev.wiretwin.core.handshake.UrlFault;
import dev.wiretwin.core.handshake.UrlResult;
import dev.wiretwin.core.handshake.WsUrl;
import dev.wiretwin.core.transport.SerialQueue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A client on an AT module's own WebSocket: handshake, frames and pings are the firmware's. It
 * tells little of them: {@link #CANNOT_TELL}. Thread safe: a verb is checked at the call and done
 * on the module's loop.
 */
public final class AtModuleClient implements WebSocketClient {
  /** What this firmware does not tell, and what stands in its place; for traces and reports. */
  public static final List<String> CANNOT_TELL =
      List.of(
          "The opcode of a message: what is valid UTF-8 is given as text (1), all else as binary"
              + " (2).",
          "Where a message ends (FIN): every fragment, and every piece of a frame that is longer"
              + " than the module's buffer, is given as a message of its own.",
          "Pings and pongs of the server, and frames that break the protocol: the module answers,"
              + " passes on or drops them as it likes.",
          "The code and the reason of the server's close frame: the status is -6 whatever they are.",
          "Why an attempt failed: the status is -17, or -18 when the time was over, -5 when the"
              + " module does not find the name, -104 when it has no network.",
          "The answer to the opening handshake: its status, its headers, the subprotocol.",
          "Whether TCP ended, was reset, or a ping was not answered: the status is -110.",
          "Whether a message was lost or spoiled on the serial line: there it has neither a number"
              + " nor a check.");

  private final AtModule module;
  private final HandlerSlots handlers;
  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
  private volatile ClientConfig config = ClientConfig.DEFAULT;
  private volatile int mostPayload;

  // ---- on the loop only

  private SerialQueue queue;
  private AtSocket socket;

  private enum State {
    IDLE,
    CONNECTING,
    OPEN,
    CLOSING
  }

  /**
   * @param threads where handlers run
   */
  AtModuleClient(AtModule module, Executor threads) {
    this.module = module;
    handlers = new HandlerSlots(this, threads);
  }

  /** Why a module with such a firmware has no clients of this kind. */
  static String none(AtDialect dialect) {
    return "this firmware ("
        + dialect.summary()
        + ") has no WebSocket of its own: that came with ESP-AT 3.1, for other chips than the"
        + " ESP8266, in images built with it; use a client over the module's TCP";
  }

  // ---- the verbs

  @Override
  public void config(ClientConfig wanted) {
    Objects.requireNonNull(wanted, "config must not be null: use ClientConfig.DEFAULT");
    AtSocketConfig.demand(wanted);
    config = wanted;
  }

  @Override
  public <H> void on(On<H> event, H handler) {
    handlers.set(event, handler);
  }

  @Override
  public void connect(String url) {
    Objects.requireNonNull(url, "url must not be null");
    if (!state.compareAndSet(State.IDLE, State.CONNECTING)) {
      throw new IllegalStateException(
          "already connecting or connected: call close() and wait for the close event before"
              + " connect()");
    }
    ClientConfig with = config;
    try {
      module.loop().execute(() -> begin(url, with));
    } catch (IllegalStateException ended) {
      state.set(State.IDLE);
      throw ended;
    }
  }

  private void begin(String url, ClientConfig with) {
    if (queue == null) {
      // one for all connections: a handler never runs beside another one
      queue = handlers.queue(with.handlers(), with.receiveQueue(), () -> {});
    }
    UrlResult parsed = WsUrl.parse(url);
    if (parsed instanceof UrlFault fault) {
      Outcome bad = new Outcome.BadUrl(fault);
      end(CloseStatus.of(bad), bad.sentence());
      return;
    }
    socket = new AtSocket(module, (WsUrl) parsed, with, new News());
    if (state.get() == State.CLOSING) {
      socket.close();
    } else {
      socket.begin();
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
    if (state.get() != State.OPEN) {
      throw new IllegalStateException(
          "not connected: call connect(url) and wait for the connection event before send()");
    }
    if (message.length < 1 || message.length > mostPayload) {
      throw new IllegalArgumentException(
          "this module sends messages of 1 to "
              + mostPayload
              + " bytes, as one frame each, not of "
              + message.length);
    }
    byte[] copy = message.clone();
    module.loop().schedule(0, () -> pass(opcode, copy));
  }

  private void pass(int opcode, byte[] message) {
    if (socket != null) {
      socket.send(opcode, message);
    }
  }

  @Override
  public void close() {
    if (state.compareAndSet(State.OPEN, State.CLOSING)
        || state.compareAndSet(State.CONNECTING, State.CLOSING)) {
      module.loop().schedule(0, this::shut);
    }
  }

  private void shut() {
    if (socket != null) {
      socket.close();
    }
  }

  @Override
  public void close(int code, String reason) {
    Objects.requireNonNull(reason, "reason must not be null");
    throw AtSocketConfig.lacks("close codes: use close()");
  }

  @Override
  public boolean isOpen() {
    return state.get() == State.OPEN;
  }

  // ---- news, on the loop

  private final class News implements AtSocket.Listener {
    @Override
    public void opened(int most) {
      mostPayload = most;
      if (state.compareAndSet(State.CONNECTING, State.OPEN)) {
        deliver(handlers::connected, 0);
      }
    }

    @Override
    public void received(byte[] payload) {
      if (state.get() != State.OPEN) {
        return; // its user has closed it
      }
      boolean text = Utf8Check.isValid(payload, 0, payload.length);
      Message message = Message.of(payload, text);
      int opcode = text ? Opcode.TEXT : Opcode.BINARY;
      if (!deliver(() -> handlers.received(message, opcode), payload.length)) {
        // one socket of a module cannot be told to wait
        socket.lost(
            CloseStatus.RECEIVE_QUEUE_LIMIT,
            "Handlers were slower than what came, and the module cannot be told to wait.");
      }
    }

    @Override
    public void ended(int status, String sentence) {
      end(status, sentence);
    }
  }

  private void end(int status, String sentence) {
    socket = null;
    state.set(State.IDLE);
    Side first = status == CloseStatus.CLOSED_BY_SERVER ? Side.PEER : Side.US;
    Close how =
        new Close(
            status,
            first,
            Optional.empty(),
            Optional.empty(),
            false,
            OptionalInt.empty(),
            sentence);
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
