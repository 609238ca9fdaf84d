package dev.wiretwin.bench.contender;

import dev.wiretwin.bench.drive.Contender;
import dev.wiretwin.bench.drive.Link;
import dev.wiretwin.bench.drive.Receiver;
import dev.wiretwin.bench.drive.Server;
import java.net.URI;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** Java-WebSocket, with Nagle's algorithm off as the others have it. */
final class JavaWebSocketPeer implements Contender {
  @Override
  public Link connect(Server server, Receiver receiver) throws InterruptedException {
    Client client = new Client(server.uri(), receiver);
    client.setTcpNoDelay(true);
    if (!client.connectBlocking()) {
      throw new IllegalStateException("Java-WebSocket could not connect");
    }
    return client.link;
  }

  @Override
  public void close() {
    // Each connection owns all that it uses.
  }

  private static final class Client extends WebSocketClient {
    final Link link = new ClientLink(this);
    private final Receiver receiver;

    Client(URI uri, Receiver receiver) {
      super(uri);
      this.receiver = receiver;
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
      // connectBlocking waits for this.
    }

    @Override
    public void onMessage(String text) {
      receiver.received(link, text);
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      // Every measurement closes its connections when it has what it wants.
    }

    @Override
    public void onError(Exception cause) {
      receiver.failed(cause);
    }
  }

  private record ClientLink(WebSocketClient client) implements Link {
    @Override
    public void send(String text) {
      client.send(text);
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
