package dev.wiretwin.bench.contender;

import dev.wiretwin.bench.drive.Contender;
import dev.wiretwin.bench.drive.Link;
import dev.wiretwin.bench.drive.Receiver;
import dev.wiretwin.bench.drive.Server;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.concurrent.TimeUnit;

/**
 * Vert.x, with one event loop as ours and Netty's have, and no limit on connections that matters.
 */
final class VertxPeer implements Contender {
  private static final int LARGEST_MESSAGE = 1 << 20;
  private static final int MOST_CONNECTIONS = 100_000;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final WebSocketClient client =
      vertx.createWebSocketClient(
          new WebSocketClientOptions()
              .setMaxConnections(MOST_CONNECTIONS)
              .setMaxFrameSize(LARGEST_MESSAGE)
              .setMaxMessageSize(LARGEST_MESSAGE));

  @Override
  public Link connect(Server server, Receiver receiver) throws Exception {
    WebSocket socket =
        client
            .connect(server.webSocketPort(), server.host(), "/")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
    Link link = new SocketLink(socket);
    socket.exceptionHandler(receiver::failed);
    socket.textMessageHandler(text -> receiver.received(link, text));
    return link;
  }

  @Override
  public void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private record SocketLink(WebSocket socket) implements Link {
    @Override
    public void send(String text) {
      socket.writeTextMessage(text);
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
