package dev.wiretwin.core.client;

import java.util.function.Function;

/**
 * A sound client whose subclasses get one thing wrong, to see whether the contract notices. Thread
 * safe as the client is.
 */
class Deviant implements WebSocketClient {
  final WebSocketClient sound;

  Deviant(WebSocketClient sound) {
    this.sound = sound;
  }

  @Override
  public void config(ClientConfig config) {
    sound.config(config);
  }

  @Override
  public <H> void on(On<H> event, H handler) {
    if (handler instanceof On.ConnectionHandler opened) {
      sound.on(On.CONNECTION, c -> opened.connected(this));
    } else if (handler instanceof On.ReceiveHandler received) {
      sound.on(On.RECEIVE, (c, message, opcode) -> received.received(this, message, opcode));
    } else if (handler instanceof On.CloseHandler closed) {
      sound.on(On.CLOSE, (c, close) -> closed.closed(this, close));
    } else {
      sound.on(event, handler);
    }
  }

  /** For those whose close handlers hear something else. */
  final void onClose(On.CloseHandler handler, Function<Close, Close> change) {
    sound.on(On.CLOSE, (c, close) -> handler.closed(this, change.apply(close)));
  }

  @Override
  public void connect(String url) {
    sound.connect(url);
  }

  @Override
  public void send(String text) {
    sound.send(text);
  }

  @Override
  public void send(byte[] message, int opcode) {
    sound.send(message, opcode);
  }

  @Override
  public void send(String message, int opcode) {
    sound.send(message, opcode);
  }

  @Override
  public void close() {
    sound.close();
  }

  @Override
  public void close(int code, String reason) {
    sound.close(code, reason);
  }

  @Override
  public boolean isOpen() {
    return sound.isOpen();
  }
}
