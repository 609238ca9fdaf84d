package dev.wiretwin.core.scenario;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.handshake.Header;
import dev.wiretwin.core.scenario.ClientStep.Handler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongFunction;

/**
 * One client of a run: its verbs, and handlers that write down what they see. Its verbs and its
 * counts are for the run's turns only; handlers come on any thread.
 */
final class ClientActor {
  static final String CONNECTION = "connection";
  static final String RECEIVE = "receive";
  static final String CLOSE = "close";

  private static final int TEXT = 1;

  private final int c;
  private final WebSocketClient client;
  private final ClientConfig base;
  private final Stage stage;
  private final Map<String, Integer> seen = new HashMap<>();

  /** Connects that have not come to their close event. */
  private int underWay;

  private boolean hearsClose;

  /** Where the handlers take what they see. */
  interface Stage {
    /**
     * @param bytes that the event holds
     * @param turn what the event does in the run, to be taken as a turn
     */
    void saw(int bytes, LongFunction<TraceEvent> event, Runnable turn);
  }

  /**
   * @param c its number, from 1
   * @param base what each of its configurations begins with
   */
  ClientActor(int c, WebSocketClient client, ClientConfig base, Stage stage) {
    this.c = c;
    this.client = client;
    this.base = base;
    this.stage = stage;
    client.config(base);
  }

  // ---- verbs; they throw what the client throws

  void registerAll() {
    for (String event : List.of(CONNECTION, RECEIVE, CLOSE)) {
      on(event, Handler.DEFAULT, () -> {});
    }
  }

  /**
   * @param reaction what a {@code CONNECT} handler does once it has written down the event
   */
  void on(String event, Handler handler, Runnable reaction) {
    boolean none = handler == Handler.NIL;
    switch (event) {
      case CONNECTION ->
          client.on(
              On.CONNECTION,
              none
                  ? null
                  : ws ->
                      happened(
                          event, 0, at -> new TraceEvent.Connection(at, c), handler, reaction));
      case RECEIVE ->
          client.on(
              On.RECEIVE,
              none
                  ? null
                  : (ws, message, opcode) -> {
                    Bytes payload = Bytes.of(message.bytes());
                    happened(
                        event,
                        payload.length(),
                        at -> new TraceEvent.Receive(at, c, opcode, payload),
                        handler,
                        reaction);
                  });
      case CLOSE -> {
        client.on(
            On.CLOSE,
            none
                ? null
                : (ws, close) ->
                    happened(
                        event, 0, at -> new TraceEvent.Closed(at, c, close), handler, reaction));
        hearsClose = !none;
      }
      default ->
          throw new IllegalArgumentException(
              "there is no event " + event + ": use connection, receive or close");
    }
  }

  private void happened(
      String event, int bytes, LongFunction<TraceEvent> what, Handler handler, Runnable reaction) {
    stage.saw(
        bytes,
        what,
        () -> {
          seen.merge(event, 1, Integer::sum);
          if (event.equals(CLOSE)) {
            underWay--;
          }
          if (handler == Handler.CONNECT) {
            reaction.run();
          }
        });
    if (handler == Handler.THROW) {
      throw new IllegalStateException("the scenario has this " + event + " handler raise an error");
    }
  }

  void config(List<Header> headers) {
    ClientConfig config = base;
    for (Header header : headers) {
      config = config.withHeader(header.name(), header.value());
    }
    client.config(config);
  }

  void connect(String url) {
    underWay++;
    boolean accepted = false;
    try {
      client.connect(url);
      accepted = true;
    } finally {
      underWay -= accepted ? 0 : 1;
    }
  }

  void send(Bytes payload, OptionalInt opcode) {
    client.send(payload.toArray(), opcode.orElse(TEXT));
  }

  void close() {
    client.close();
  }

  // ---- what is known about it

  int seen(String event) {
    return seen.getOrDefault(event, 0);
  }

  /** Whether nothing more can come of it unless it is told to connect. */
  boolean isIdle() {
    return underWay <= 0;
  }

  /** Whether it is where it will stay if nobody does anything, or will not tell. */
  boolean isSettled() {
    return isIdle() || !hearsClose || client.isOpen();
  }
}
