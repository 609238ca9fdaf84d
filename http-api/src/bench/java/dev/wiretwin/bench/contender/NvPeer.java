package dev.wiretwin.bench.contender;

import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketAdapter;
import com.neovisionaries.ws.client.WebSocketException;
import com.neovisionaries.ws.client.WebSocketFactory;
import dev.wiretwin.bench.drive.Contender;
import dev.wiretwin.bench.drive.Link;
import dev.wiretwin.bench.drive.Receiver;
import dev.wiretwin.bench.drive.Server;

/** nv-websocket-client, with Nagle's algorithm off as the others have it. */
final class NvPeer implements Contender {
  private final WebSocketFactory factory = new WebSocketFactory();

  @Override
  public Link connect(Server server, Receiver receiver) throws Exception {
    WebSocket socket = factory.createSocket(server.uri());
    Listener listener = new Listener(socket, receiver);
    socket.addListener(listener).connect();
    socket.getConnectedSocket().setTcpNoDelay(true);
    return listener;
  }

  @Override
  public void close() {
    // Each connection owns all that it uses.
  }

  private static final class Listener extends WebSocketAdapter implements Link {
    private final WebSocket socket;
    private final Receiver receiver;

    Listener(WebSocket socket, Receiver receiver) {
      this.socket = socket;
      this.receiver = receiver;
    }

    @Override
    public void send(String text) {
      socket.sendText(text);
    }

    @Override
    public void close() {
      socket.disconnect();
    }

    @Override
    public void onTextMessage(WebSocket from, String text) {
      receiver.received(this, text);
    }

    @Override
    public void onError(WebSocket from, WebSocketException cause) {
      receiver.failed(cause);
    }
  }
}
