package dev.wiretwin.bench.contender;

import dev.wiretwin.bench.drive.Contender;
import dev.wiretwin.bench.drive.Link;
import dev.wiretwin.bench.drive.Receiver;
import dev.wiretwin.bench.drive.Server;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.client.WebSocketClient;

/** Jetty's WebSocket client, with one client object for all connections. */
final class JettyPeer implements Contender {
  private static final int LARGEST_MESSAGE = 1 << 20;

  private final WebSocketClient client = new WebSocketClient();

  JettyPeer() {
    client.setMaxTextMessageSize(LARGEST_MESSAGE);
    client.setMaxFrameSize(LARGEST_MESSAGE);
  }

  @Override
  public Link connect(Server server, Receiver receiver) throws Exception {
    if (!client.isStarted()) {
      client.start();
    }
    Endpoint endpoint = new Endpoint(receiver);
    endpoint.session = client.connect(endpoint, server.uri()).get();
    return endpoint;
  }

  @Override
  public void close() throws Exception {
    client.stop();
  }

  /** Public because Jetty calls it by reflection. */
  public static final class Endpoint implements Session.Listener.AutoDemanding, Link {
    private final Receiver receiver;
    private final Callback sent;
    private Session session;

    Endpoint(Receiver receiver) {
      this.receiver = receiver;
      sent = Callback.from(() -> {}, receiver::failed);
    }

    @Override
    public void send(String text) {
      session.sendText(text, sent);
    }

    @Override
    public void close() {
      session.close(StatusCode.NORMAL, null, Callback.NOOP);
    }

    @Override
    public void onWebSocketText(String text) {
      receiver.received(this, text);
    }

    @Override
    public void onWebSocketError(Throwable cause) {
      receiver.failed(cause);
    }
  }
}
