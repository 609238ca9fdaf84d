package dev.wiretwin.bench.contender;

import dev.wiretwin.bench.drive.Contender;
import dev.wiretwin.bench.drive.Link;
import dev.wiretwin.bench.drive.Receiver;
import dev.wiretwin.bench.drive.Server;
import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.ClientConfig.Handlers;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.transport.netty.NameLookup;
import dev.wiretwin.core.transport.netty.NettyNetwork;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Our own client through its front door, with its handlers where a caller may want them: directly
 * on the loop, or on their serial queue.
 */
final class Ours implements Contender {
  private final ClientConfig config;
  private final Supplier<WebSocketClient> clients;
  private final Runnable end;

  private Ours(Handlers handlers, Supplier<WebSocketClient> clients, Runnable end) {
    config = ClientConfig.DEFAULT.withHandlers(handlers);
    this.clients = clients;
    this.end = end;
  }

  /** On the default network, which no one ever closes. */
  static Ours onDefaultNetwork(Handlers handlers) {
    return new Ours(handlers, WebSocket::createClient, () -> {});
  }

  /** On Java's own selectors, as the bare transport and Netty's client run here. */
  static Ours onNio() {
    NettyNetwork network = new NettyNetwork(1, NettyNetwork.Kind.NIO, NameLookup.SYSTEM);
    return new Ours(Handlers.DIRECT, () -> WebSocket.createClient(network), network::close);
  }

  @Override
  public Link connect(Server server, Receiver receiver) throws Exception {
    WebSocketClient client = clients.get();
    client.config(config);
    OurLink link = new OurLink(client);
    CompletableFuture<Link> open = new CompletableFuture<>();
    client.on(On.CONNECTION, opened -> open.complete(link));
    client.on(On.RECEIVE, (from, message, opcode) -> receiver.received(link, message.text()));
    client.on(On.CLOSE, (from, close) -> closed(open, close, receiver));
    client.connect(server.uri().toString());
    return open.get();
  }

  private static void closed(CompletableFuture<Link> open, Close close, Receiver receiver) {
    IllegalStateException cause =
        new IllegalStateException("status " + close.status() + ": " + close.sentence());
    boolean neverOpened = open.completeExceptionally(cause);
    if (!neverOpened && close.status() != 0) {
      receiver.failed(cause);
    }
  }

  @Override
  public void close() {
    end.run();
  }

  private record OurLink(WebSocketClient client) implements Link {
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
