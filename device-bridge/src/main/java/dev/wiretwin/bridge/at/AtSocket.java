package dev.wiretwin.bridge.at;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.CloseStatus;
import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.engine.Outcome.Cause;
import dev.wiretwin.core.handshake.WsUrl;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/**
 * One connection on a module's own WebSocket: the frames are the module's. It has no data that
 * waits in the module: what comes is pushed, and held here only until it is known that the
 * connection stands. On the module's loop only; one connection, then a new object.
 */
final class AtSocket implements AtSocketOpening.Result {
  /** What may come before the module has said that it is connected. */
  static final int MOST_HELD = 256 << 10;

  private static final long SEND = TimeUnit.SECONDS.toNanos(20);
  private static final long FENCE = TimeUnit.SECONDS.toNanos(5);
  private static final int MOST_RETRIES = 8;

  private final AtModule module;
  private final WsUrl url;
  private final ClientConfig config;
  private final Listener listener;
  private final ArrayDeque<Outgoing> unsent = new ArrayDeque<>();
  private final ArrayDeque<byte[]> held = new ArrayDeque<>();
  private final ByteArrayOutputStream coming = new ByteArrayOutputStream();
  private State state = State.NEW;
  private int id = AtToken.NO_LINK;
  private long unsentBytes;
  private int heldBytes;
  private boolean sending;
  private int retries;

  /** Whether the module has said that it stands, so that news of its end are of this one. */
  private boolean stood;

  private AtToken.WebSocket.Change end;

  private enum State {
    NEW,
    OPEN,
    CLOSING,
    OVER
  }

  private record Outgoing(int opcode, byte[] message) {}

  /** Hears what becomes of it; {@link #ended} once, and nothing after. */
  interface Listener {
    /**
     * @param mostPayload bytes that one message can have
     */
    void opened(int mostPayload);

    /** One data frame, or a piece of one; of what kind is not told. */
    void received(byte[] payload);

    void ended(int status, String sentence);
  }

  AtSocket(AtModule module, WsUrl url, ClientConfig config, Listener listener) {
    this.module = module;
    this.url = url;
    this.config = config;
    this.listener = listener;
  }

  boolean isOver() {
    return state == State.OVER;
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  // ---- opening

  void begin() {
    module.sockets().demand(this);
  }

  /** There is none for it. */
  void refused(String why) {
    lost(AtSocketOpening.lost(Cause.ABORTED), why);
  }

  /** It has one. */
  void granted(int number) {
    id = number;
    new AtSocketOpening(url, config, id, module, this).begin();
  }

  @Override
  public void opened(int mostPayload) {
    if (isOver()) {
      module.sockets().close(id, () -> {});
    } else {
      state = State.OPEN;
      stood = true;
      listener.opened(mostPayload);
      while (!isOver() && !held.isEmpty()) {
        listener.received(held.poll());
      }
      if (end != null) {
        changed(end);
      }
    }
    module.sockets().attempted(this);
  }

  @Override
  public void failed(int status, String sentence) {
    // it may stand after all, or be about to: to close what is not open does no harm
    module.sockets().close(id, () -> {});
    id = AtToken.NO_LINK;
    module.sockets().attempted(this);
    lost(status, sentence);
  }

  // ---- sending

  /** Sends a message; more than the configuration allows ends it. */
  void send(int opcode, byte[] message) {
    if (state != State.OPEN) {
      return; // its end is on its way to whoever sent
    }
    int limit = config.limits().maxQueuedBytes();
    if (unsentBytes > 0 && unsentBytes + message.length > limit) {
      lost(
          CloseStatus.SEND_QUEUE_LIMIT,
          Outcome.SendQueueFull.by(message.length, unsentBytes, limit).sentence());
      return;
    }
    unsent.add(new Outgoing(opcode, message));
    unsentBytes += message.length;
    sendNext();
  }

  private void sendNext() {
    Outgoing next = unsent.peek();
    if (sending || isOver()) {
      return;
    }
    if (next == null) {
      if (state == State.CLOSING) {
        leave();
      }
      return;
    }
    sending = true;
    module.submit(
        AtCommand.frame(
            "AT+WSSEND=" + id + ',' + next.message().length + ',' + next.opcode(),
            next.message(),
            SEND,
            answer -> answer.unlessGone(this::sent)));
  }

  private void sent(AtAnswer answer) {
    sending = false;
    if (isOver()) {
      return;
    }
    switch (answer.kind()) {
      case SENT -> {
        retries = 0;
        unsentBytes -= unsent.remove().message().length;
        sendNext();
      }
      case CANCELED -> again();
      case ERROR, NOT_SENT -> {
        String sentence = "The module could not send: " + answer.words();
        // by the answer to this it has told of an end, if there is one
        module.submit(
            AtCommand.plain(
                "AT", FENCE, fence -> lost(AtSocketOpening.lost(Cause.RESET), sentence)));
      }
      default ->
          lost(
              AtSocketOpening.lost(Cause.ABORTED),
              "Bytes got lost on the line to the module in the middle of sending, and what was sent"
                  + " cannot be told: connect again, and lower the rate if it happens often.");
    }
  }

  /** Nothing of it was sent. */
  private void again() {
    if (++retries > MOST_RETRIES) {
      lost(
          AtSocketOpening.lost(Cause.ABORTED),
          "The module canceled the same message "
              + retries
              + " times: it takes a lone +++ for a command; if it is not that, lower the rate.");
    } else {
      sendNext();
    }
  }

  // ---- news

  /** What came, in as many pieces as it came on the line. */
  void message(byte[] piece, boolean last) {
    coming.writeBytes(piece);
    if (!last) {
      return;
    }
    byte[] payload = coming.toByteArray();
    coming.reset();
    if (state == State.OPEN) {
      listener.received(payload);
    } else if (state == State.NEW) {
      hold(payload);
    }
  }

  private void hold(byte[] payload) {
    held.add(payload);
    heldBytes += payload.length + 1;
    if (heldBytes > MOST_HELD) {
      lost(
          AtSocketOpening.lost(Cause.ABORTED),
          "More came than can be held before the module has said that it is connected.");
    }
  }

  void lostBytes() {
    coming.reset();
    lost(
        AtSocketOpening.lost(Cause.ABORTED),
        "Bytes from the peer got lost on the line to the module: connect again, and lower the rate"
            + " if it happens often.");
  }

  void changed(AtToken.WebSocket.Change change) {
    if (change == AtToken.WebSocket.Change.OPEN) {
      stood = true;
    } else if (state == State.NEW) {
      // one who had the number before may still be told of
      end = stood ? change : null;
    } else if (state == State.CLOSING) {
      ended(change, CloseStatus.CLOSED, "We asked to close.");
    } else if (state == State.OPEN && change == AtToken.WebSocket.Change.CLOSED) {
      ended(
          change,
          CloseStatus.CLOSED_BY_SERVER,
          "The server closed; the module tells neither its code nor its reason.");
    } else if (state == State.OPEN) {
      ended(
          change,
          AtSocketOpening.lost(Cause.ENDED),
          "The module lost the connection; it does not tell whether TCP ended, was reset, or a ping"
              + " was not answered.");
    }
  }

  /** What is lost the module would open again by itself: it is told to leave that. */
  private void ended(AtToken.WebSocket.Change change, int status, String sentence) {
    state = State.OVER;
    clear();
    if (change == AtToken.WebSocket.Change.CLOSED) {
      module.sockets().free(id);
    } else {
      module.sockets().close(id, () -> {});
    }
    listener.ended(status, sentence);
  }

  // ---- the end

  /** Ends it for its user: with what is still to be sent, if it is open. */
  void close() {
    if (state == State.OPEN) {
      state = State.CLOSING;
      sendNext();
    } else if (state == State.NEW) {
      state = State.OVER;
      clear();
      listener.ended(CloseStatus.CLOSED, "We asked to close before it was open.");
    }
  }

  private void leave() {
    state = State.OVER;
    module.sockets().close(id, () -> listener.ended(CloseStatus.CLOSED, "We asked to close."));
  }

  /** The module, or the way to it, is not what it was: its sockets are gone with it. */
  void gone(String why) {
    id = AtToken.NO_LINK;
    lost(AtSocketOpening.lost(Cause.ABORTED), why);
  }

  /** Ends it without its user having asked for that. */
  void lost(int status, String sentence) {
    if (isOver()) {
      return;
    }
    boolean open = state != State.NEW && id != AtToken.NO_LINK;
    state = State.OVER;
    clear();
    if (open) {
      module.sockets().close(id, () -> {});
    }
    listener.ended(status, sentence);
  }

  private void clear() {
    unsent.clear();
    held.clear();
    unsentBytes = 0;
  }
}
