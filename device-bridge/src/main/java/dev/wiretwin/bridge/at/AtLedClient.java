package dev.wiretwin.bridge.at;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.handshake.Header;
import dev.wiretwin.core.transport.TlsTrust;

/**
 * A module's own WebSocket as scenarios lead it: of what they set on the JVM's client only the
 * headers count, as on every board that has a client of its own. It believes any server. Thread
 * safe.
 */
record AtLedClient(WebSocketClient module) implements WebSocketClient {
  @Override
  public void config(ClientConfig wanted) {
    ClientConfig known = ClientConfig.DEFAULT.withTrust(TlsTrust.ANYTHING);
    for (Header header : wanted.headers()) {
      known = known.withHeader(header.name(), header.value());
    }
    module.config(known);
  }

  @Override
  public <H> void on(On<H> event, H handler) {
    module.on(event, handler);
  }

  @Override
  public void connect(String url) {
    module.connect(url);
  }

  @Override
  public void send(String text) {
    module.send(text);
  }

  @Override
  public void send(byte[] message, int opcode) {
    module.send(message, opcode);
  }

  @Override
  public void send(String message, int opcode) {
    module.send(message, opcode);
  }

  @Override
  public void close() {
    module.close();
  }

  @Override
  public void close(int code, String reason) {
    module.close(code, reason);
  }

  @Override
  public boolean isOpen() {
    return module.isOpen();
  }
}
