package dev.wiretwin.core.client;

/**
 * Names the three events of the NodeMCU {@code websocket} module, each with the shape of its
 * handler, so that a handler of the wrong shape does not compile.
 *
 * @param <H> the handler's type
 */
public final class On<H> {
  /** The connection is open. Handler: {@code client -> …}. */
  public static final On<ConnectionHandler> CONNECTION = new On<>("connection");

  /** A message came. Handler: {@code (client, message, opcode) -> …}. */
  public static final On<ReceiveHandler> RECEIVE = new On<>("receive");

  /** The connection is over, or never came to be. Handler: {@code (client, close) -> …}. */
  public static final On<CloseHandler> CLOSE = new On<>("close");

  private final String name;

  private On(String name) {
    this.name = name;
  }

  /** The module's own name for the event. */
  @Override
  public String toString() {
    return name;
  }

  /** For {@link #CONNECTION}. */
  @FunctionalInterface
  public interface ConnectionHandler {
    void connected(WebSocketClient client);
  }

  /** For {@link #RECEIVE}. */
  @FunctionalInterface
  public interface ReceiveHandler {
    /**
     * @param opcode 1 text or 2 binary
     */
    void received(WebSocketClient client, Message message, int opcode);
  }

  /** For {@link #CLOSE}. */
  @FunctionalInterface
  public interface CloseHandler {
    void closed(WebSocketClient client, Close close);
  }
}
