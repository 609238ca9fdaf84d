package dev.wiretwin.core.client;

import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.frame.CloseCode;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.handshake.UrlFault;
import dev.wiretwin.core.handshake.UrlResult;
import dev.wiretwin.core.handshake.WsUrl;
import dev.wiretwin.core.transport.Gate;
import dev.wiretwin.core.transport.Transport;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The client on our own engine: checks the calls, and passes them to the {@link Attempt} that is
 * under way. Thread safe; what a connection owns lives on its loop.
 */
public final class EngineClient implements WebSocketClient, FragmentingClient {
  private static final int MAX_REASON_BYTES = 123;

  private final Supplier<Transport> transports;
  private final HandlerSlots handlers;

  /** Entered from {@code connect} until the close event. */
  private final Gate busy = new Gate();

  private volatile ClientConfig config = ClientConfig.DEFAULT;

  /**
   * Completed when the close handler of the latest attempt has returned: the next attempt waits for
   * it, because handlers run one at a time. Written only by whoever has entered the gate.
   */
  private volatile CompletableFuture<Void> quiet = CompletableFuture.completedFuture(null);

  /** The connection under way; null before the first and after each. */
  private volatile Attempt current;

  /**
   * @param transports a fresh, unconnected transport each time
   * @param handlerThreads where queued handlers run; it must be able to run as many at once as
   *     there are clients
   */
  public EngineClient(Supplier<Transport> transports, Executor handlerThreads) {
    this.transports = transports;
    this.handlers = new HandlerSlots(this, handlerThreads);
  }

  @Override
  public void config(ClientConfig config) {
    this.config =
        Objects.requireNonNull(config, "config must not be null: use ClientConfig.DEFAULT");
  }

  @Override
  public <H> void on(On<H> event, H handler) {
    handlers.set(event, handler);
  }

  @Override
  public void connect(String url) {
    UrlResult parsed = WsUrl.parse(Objects.requireNonNull(url, "url must not be null"));
    if (!busy.enter()) {
      throw new IllegalStateException(
          "already connecting or connected: call close() and wait for the close event before connect()");
    }
    CompletableFuture<Void> before = quiet;
    try {
      Attempt attempt = new Attempt(transports.get(), config, handlers, this::ended);
      quiet = attempt.quiet();
      current = attempt;
      if (parsed instanceof UrlFault fault) {
        attempt.fail(new Outcome.BadUrl(fault), before);
      } else {
        attempt.begin((WsUrl) parsed, before);
      }
    } catch (RuntimeException networkDown) {
      quiet = before;
      ended();
      throw networkDown;
    }
  }

  /** The attempt's last word: from here on the client is free again. */
  private void ended() {
    current = null;
    busy.leave();
  }

  @Override
  public void send(String text) {
    open().send(Opcode.TEXT, text.getBytes(StandardCharsets.UTF_8), true);
  }

  @Override
  public void send(String message, int opcode) {
    send(opcode, message.getBytes(StandardCharsets.UTF_8), true);
  }

  @Override
  public void send(byte[] message, int opcode) {
    send(opcode, message, false);
  }

  private void send(int opcode, byte[] message, boolean ours) {
    if (ours) {
      Opcode.requireSendable(opcode, message.length);
    } else {
      Opcode.requireSendable(opcode, message);
    }
    open().send(opcode, message, ours);
  }

  @Override
  public void sendFragmented(byte[] message, int opcode, int fragmentBytes) {
    if (opcode != Opcode.TEXT && opcode != Opcode.BINARY) {
      throw new IllegalArgumentException(
          "only messages are sent in fragments, with opcode 1 (text) or 2 (binary), not "
              + opcode
              + ": control frames are never fragmented");
    }
    if (fragmentBytes < 1) {
      throw new IllegalArgumentException(
          "a fragment has 1 byte or more, not " + fragmentBytes + ": give a larger size");
    }
    if ((message.length - 1L) / fragmentBytes >= MOST_FRAGMENTS) {
      throw new IllegalArgumentException(
          "a message is sent in at most "
              + MOST_FRAGMENTS
              + " fragments: give "
              + ((message.length - 1) / MOST_FRAGMENTS + 1)
              + " bytes or more to each");
    }
    Opcode.requireSendable(opcode, message);
    open().send(opcode, message, false, fragmentBytes);
  }

  private Attempt open() {
    Attempt attempt = current;
    if (attempt == null || !attempt.isOpen()) {
      throw new IllegalStateException(
          "not connected: call connect(url) and wait for the connection event before send()");
    }
    return attempt;
  }

  @Override
  public void close() {
    close(CloseCode.NORMAL, "");
  }

  @Override
  public void close(int code, String reason) {
    if (!CloseCode.isAllowedOnWire(code)) {
      throw new IllegalArgumentException(
          "close code " + code + " cannot be sent: use 1000–1003, 1007–1014 or 3000–4999");
    }
    if (reason.getBytes(StandardCharsets.UTF_8).length > MAX_REASON_BYTES) {
      throw new IllegalArgumentException("a close reason has at most 123 bytes of UTF-8");
    }
    Attempt attempt = current;
    if (attempt != null) {
      attempt.close(code, reason);
    }
  }

  @Override
  public boolean isOpen() {
    Attempt attempt = current;
    return attempt != null && attempt.isOpen();
  }
}
