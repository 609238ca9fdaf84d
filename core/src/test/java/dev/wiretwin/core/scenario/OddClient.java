package dev.wiretwin.core.scenario;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A client that does nothing by itself: the test makes its events, as a target that lies would, and
 * reads in its diary what it was told, and whether that was inside one of its callbacks.
 */
final class OddClient implements WebSocketClient {
  final List<String> diary = new ArrayList<>();

  /** What connect does; it may throw, or block, or call back at once. */
  Runnable onConnect = () -> {};

  Runnable onClose = () -> {};
  boolean open;

  private On.ConnectionHandler connection;
  private On.ReceiveHandler receive;
  private On.CloseHandler close;
  private boolean inCallback;

  // ---- its events

  void opens() {
    inCallback = true;
    try {
      connection.connected(this);
    } finally {
      inCallback = false;
    }
  }

  void closes(int status) {
    inCallback = true;
    Close how = Scene.close(status, Optional.empty(), OptionalInt.empty());
    try {
      close.closed(this, how);
    } finally {
      inCallback = false;
    }
  }

  /** Which events somebody listens to. */
  List<String> heard() {
    List<String> heard = new ArrayList<>();
    if (connection != null) {
      heard.add("connection");
    }
    if (receive != null) {
      heard.add("receive");
    }
    if (close != null) {
      heard.add("close");
    }
    return heard;
  }

  private void note(String what) {
    diary.add(what + (inCallback ? " inside" : ""));
  }

  // ---- WebSocketClient

  @Override
  public void config(ClientConfig config) {
    note("config " + config.headers().stream().map(h -> h.name() + "=" + h.value()).toList());
  }

  @Override
  public <H> void on(On<H> event, H handler) {
    if (event == On.CONNECTION) {
      connection = (On.ConnectionHandler) handler;
    } else if (event == On.RECEIVE) {
      receive = (On.ReceiveHandler) handler;
    } else {
      close = (On.CloseHandler) handler;
    }
  }

  @Override
  public void connect(String url) {
    note("connect " + url);
    onConnect.run();
  }

  @Override
  public void send(String text) {
    note("send " + text);
  }

  @Override
  public void send(byte[] message, int opcode) {
    note("send " + opcode + " " + message.length);
  }

  @Override
  public void send(String message, int opcode) {
    note("send " + opcode + " " + message);
  }

  @Override
  public void close() {
    note("close");
    onClose.run();
  }

  @Override
  public void close(int code, String reason) {
    note("close " + code);
  }

  @Override
  public boolean isOpen() {
    return open;
  }
}
