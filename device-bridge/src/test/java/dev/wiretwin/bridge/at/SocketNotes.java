package dev.wiretwin.bridge.at;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.handshake.WsUrl;
import java.util.List;

/**
 * Uses one of a module's own WebSockets and writes down what it tells.
 *
 * @param seen takes the notes
 */
record SocketNotes(String name, List<String> seen) implements AtSocket.Listener {
  AtSocket socket(AtModule module, ClientConfig config) {
    return new AtSocket(module, (WsUrl) WsUrl.parse("ws://10.0.0.7/"), config, this);
  }

  AtSocket socket(AtModule module) {
    return socket(module, ClientConfig.DEFAULT);
  }

  @Override
  public void opened(int mostPayload) {
    seen.add(name + " opened");
  }

  @Override
  public void received(byte[] payload) {
    seen.add(name + " received " + AtText.escaped(payload));
  }

  @Override
  public void ended(int status, String sentence) {
    seen.add(name + " ended " + status + ": " + sentence);
  }
}
