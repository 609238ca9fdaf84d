package dev.wiretwin.api.demo;

import dev.wiretwin.api.demo.DemoStep.Ending;
import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.ServerHandshake;
import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.server.EchoServer;
import dev.wiretwin.core.transport.TlsIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Where the demo's steps are played: sets up the server that a step needs, takes a client there,
 * and clears up again. The certificates for TLS are made meanwhile, on another thread.
 */
final class DemoStage {
  private static final EchoServer.Settings ECHO =
      new EchoServer.Settings(
          new ServerHandshake(List.of(), Optional.empty(), List.of()),
          Timing.NODEMCU,
          Limits.DEFAULT);
  private static final Consumer<WebSocketClient> ONLY_LISTENS = client -> {};

  private final CompletableFuture<ThrowawayAuthority> authority;

  DemoStage(Instant now) {
    authority = CompletableFuture.supplyAsync(() -> ThrowawayAuthority.create(now));
  }

  /** To a URL at which nothing of ours is. */
  Ending visit(String url) throws InterruptedException {
    return Ending.of(Visit.to(url, ClientConfig.DEFAULT, ONLY_LISTENS));
  }

  /** To a server that does what the script says. */
  Ending peer(ClientConfig config, ScriptedPeer.Script script)
      throws IOException, InterruptedException {
    return peer(config, script, ONLY_LISTENS);
  }

  Ending peer(ClientConfig config, ScriptedPeer.Script script, Consumer<WebSocketClient> client)
      throws IOException, InterruptedException {
    try (ScriptedPeer peer = ScriptedPeer.start(script)) {
      var close = Visit.to(peer.url(), config, client);
      return new Ending(close, Optional.empty(), peer.trouble());
    }
  }

  /** To a port that is taken, so that nobody else can, but where nobody listens. */
  Ending refused() throws IOException, InterruptedException {
    try (Socket holder = new Socket()) {
      holder.bind(loopback());
      return visit("ws://127.0.0.1:" + holder.getLocalPort() + "/");
    }
  }

  /** Three messages to our echo server and back. */
  Ending echo() throws IOException, InterruptedException {
    return echo("ws", Optional.empty(), ClientConfig.DEFAULT);
  }

  /** The same through TLS, by a client that believes the certificate. */
  Ending echoThroughTls() throws IOException, InterruptedException {
    ThrowawayAuthority ours = authority.join();
    return echo(
        "wss",
        Optional.of(ours.identityFor("localhost")),
        ClientConfig.DEFAULT.withTrust(ours.trust()));
  }

  private static Ending echo(String scheme, Optional<TlsIdentity> tls, ClientConfig config)
      throws IOException, InterruptedException {
    EchoRound round = new EchoRound();
    try (EchoServer server = EchoServer.start(WebSocket.defaultNetwork(), loopback(), tls, ECHO)) {
      var close = Visit.to(scheme + "://127.0.0.1:" + server.port() + "/", config, round);
      return new Ending(close, round.fault(), Optional.empty());
    }
  }

  /** To the echo server with TLS, by a client that has never heard of its authority. */
  Ending strangeCertificate() throws IOException, InterruptedException {
    TlsIdentity identity = authority.join().identityFor("localhost");
    try (EchoServer server =
        EchoServer.start(WebSocket.defaultNetwork(), loopback(), Optional.of(identity), ECHO)) {
      return visit("wss://127.0.0.1:" + server.port() + "/");
    }
  }

  private static InetSocketAddress loopback() throws IOException {
    return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
  }
}
