package dev.wiretwin.core.client;

/**
 * The NodeMCU {@code websocket} module's client: its six verbs and three events, on whatever target
 * it runs. Every verb may be called from any thread, and from inside any handler. Handlers run one
 * at a time and in order. Misuse throws at the call; everything that the peer or the network does
 * arrives as a close event with a {@link CloseStatus}.
 *
 * <pre>{@code
 * WebSocketClient ws = WebSocket.createClient();
 * ws.on(On.CONNECTION, client -> client.send("hello"));
 * ws.on(On.RECEIVE, (client, message, opcode) -> System.out.println(message.text()));
 * ws.on(On.CLOSE, (client, close) -> System.out.println(close.status() + " " + close.sentence()));
 * ws.connect("ws://127.0.0.1:8080/echo");
 * }</pre>
 */
public interface WebSocketClient {
  /**
   * Sets headers and everything else that can be set; holds for the next {@link #connect} and all
   * later ones.
   *
   * @throws NullPointerException if config is null
   */
  void config(ClientConfig config);

  /**
   * Registers the one handler of an event, in place of the one before.
   *
   * @param handler null unregisters
   */
  <H> void on(On<H> event, H handler);

  /**
   * Connects; the outcome is a connection event or a close event, both later and never inside this
   * call.
   *
   * @param url {@code ws://} or {@code wss://}; one that cannot be used ends in a close event with
   *     status −1 to −4
   * @throws IllegalStateException if the client is already connecting or connected: it is free
   *     again from its close event on
   */
  void connect(String url);

  /**
   * Sends a text message.
   *
   * @throws IllegalStateException if the client is not open: it is from its connection event until
   *     {@link #close} or the close event
   */
  void send(String text);

  /**
   * Sends a message; the bytes are copied before the call returns.
   *
   * @param opcode 1 text (must be UTF-8), 2 binary, 9 ping or 10 pong (at most 125 bytes)
   * @throws IllegalStateException as {@link #send(String)}
   * @throws IllegalArgumentException if the opcode is another, or the payload not allowed for it
   */
  void send(byte[] message, int opcode);

  /** Sends text with an opcode, as the module's {@code send(message, opcode)} does. */
  void send(String message, int opcode);

  /**
   * Closes with code 1000: ends in a close event with status 0. At any time, any number of times.
   */
  void close();

  /**
   * Closes with a code and reason of one's own.
   *
   * @param code 1000–1003, 1007–1014 or 3000–4999
   * @param reason at most 123 bytes of UTF-8
   * @throws IllegalArgumentException if code or reason cannot be sent
   */
  void close(int code, String reason);

  /** Whether {@link #send} would be accepted now. */
  boolean isOpen();
}
