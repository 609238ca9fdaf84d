package dev.wiretwin.bench.contender;

import dev.wiretwin.bench.drive.Contender;
import dev.wiretwin.bench.drive.Link;
import dev.wiretwin.bench.drive.Receiver;
import dev.wiretwin.bench.drive.Server;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** OkHttp, with one client for all connections, allowed to hold as many as there are. */
final class OkHttpPeer implements Contender {
  private static final int NORMAL = 1000;

  private final OkHttpClient client = new OkHttpClient();

  OkHttpPeer() {
    client.dispatcher().setMaxRequests(Integer.MAX_VALUE);
  }

  @Override
  public Link connect(Server server, Receiver receiver) throws Exception {
    Request request = new Request.Builder().url(server.uri().toString()).build();
    Listener listener = new Listener(receiver);
    client.newWebSocket(request, listener);
    return listener.open.get();
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
  }

  private static final class Listener extends WebSocketListener implements Link {
    final CompletableFuture<Link> open = new CompletableFuture<>();
    private final Receiver receiver;
    private WebSocket socket;

    Listener(Receiver receiver) {
      this.receiver = receiver;
    }

    @Override
    public void send(String text) {
      if (!socket.send(text)) {
        receiver.failed(new IllegalStateException("OkHttp's queue is full"));
      }
    }

    @Override
    public void close() {
      socket.close(NORMAL, null);
    }

    @Override
    public void onOpen(WebSocket opened, Response response) {
      socket = opened;
      open.complete(this);
    }

    @Override
    public void onMessage(WebSocket from, String text) {
      receiver.received(this, text);
    }

    @Override
    public void onFailure(WebSocket failed, Throwable cause, Response response) {
      open.completeExceptionally(cause);
      receiver.failed(cause);
    }
  }
}
