package dev.wiretwin.api.session;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.FragmentingClient;
import dev.wiretwin.core.client.Message;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.frame.Opcode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client whose other end is the test itself: it notes the verbs, and plays what comes. */
class HandClient implements WebSocketClient {
  /** One that writes its frames itself, as the JVM's does and a board's does not. */
  static final class Fragmenting extends HandClient implements FragmentingClient {
    @Override
    public void sendFragmented(byte[] message, int opcode, int fragmentBytes) {
      if (fragmentBytes < 1) {
        throw new IllegalArgumentException("a fragment has 1 byte or more");
      }
      verbs.add("send " + opcode + " " + message.length + " bytes by " + fragmentBytes);
    }
  }

  final List<String> verbs = new ArrayList<>();
  ClientConfig config = ClientConfig.DEFAULT;

  /** A board's module has no close codes and no subprotocols. */
  boolean isPlain;

  /** What is done at each send, before it returns. */
  Runnable atSend = () -> {};

  /** What is done at each close, before it returns. */
  Runnable atClose = () -> {};

  RuntimeException refusesToConnect;
  private boolean open;
  private On.ConnectionHandler connection;
  private On.ReceiveHandler receive;
  private On.CloseHandler close;

  // ---- what comes

  void opens() {
    open = true;
    connection.connected(this);
  }

  /** The handler runs only after somebody has asked for the end. */
  void opensTooLate() {
    connection.connected(this);
  }

  void receives(String text) {
    receive.received(this, Message.of(text.getBytes(StandardCharsets.UTF_8), true), Opcode.TEXT);
  }

  void receives(byte[] bytes) {
    receive.received(this, Message.of(bytes, false), Opcode.BINARY);
  }

  void closes(int status) {
    open = false;
    close.closed(this, Close.told(status));
  }

  // ---- verbs

  @Override
  public void config(ClientConfig wanted) {
    if (isPlain && !wanted.subprotocols().isEmpty()) {
      throw new UnsupportedOperationException("a board's websocket module has no subprotocols");
    }
    config = wanted;
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
    if (refusesToConnect != null) {
      throw refusesToConnect;
    }
    verbs.add("connect " + url);
  }

  @Override
  public void send(String text) {
    send(text, Opcode.TEXT);
  }

  @Override
  public void send(byte[] message, int opcode) {
    send("" + message.length + " bytes", opcode);
  }

  @Override
  public void send(String message, int opcode) {
    Opcode.requireSendable(opcode, message.length());
    if (!open) {
      throw new IllegalStateException("not connected");
    }
    verbs.add("send " + opcode + " " + message);
    atSend.run();
  }

  @Override
  public void close() {
    verbs.add("close");
    open = false;
    atClose.run();
  }

  @Override
  public void close(int code, String reason) {
    if (isPlain) {
      throw new UnsupportedOperationException("a board's websocket module has no close codes");
    }
    if (code < 1000) {
      throw new IllegalArgumentException("close code " + code + " cannot be sent");
    }
    verbs.add(("close " + code + " " + reason).strip());
    open = false;
    atClose.run();
  }

  @Override
  public boolean isOpen() {
    return open;
  }
}
