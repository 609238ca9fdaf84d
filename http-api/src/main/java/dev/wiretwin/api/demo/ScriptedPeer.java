package dev.wiretwin.api.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A server that takes one connection on 127.0.0.1 and does there what its script says, right or
 * wrong. The script has a thread of its own, which ends with the script or with {@link #close}.
 */
final class ScriptedPeer implements AutoCloseable {
  private final ServerSocket server;
  private final Script script;

  /** Done when the script is; holds what broke it, if something did. */
  private final CompletableFuture<Void> played = new CompletableFuture<>();

  private volatile Socket accepted;

  /** What to do with the connection; it is ended in order afterwards. */
  @FunctionalInterface
  interface Script {
    void play(PeerLine line) throws IOException;
  }

  private ScriptedPeer(ServerSocket server, Script script) {
    this.server = server;
    this.script = script;
  }

  static ScriptedPeer start(Script script) throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    ScriptedPeer peer = new ScriptedPeer(server, script);
    Thread thread = new Thread(peer::play, "wiretwin-scripted-peer");
    thread.setDaemon(true);
    thread.start();
    return peer;
  }

  private void play() {
    try (Socket socket = server.accept()) {
      accepted = socket;
      script.play(new PeerLine(socket));
      played.complete(null);
    } catch (IOException broken) {
      played.completeExceptionally(broken);
    }
  }

  String url() {
    return "ws://127.0.0.1:" + server.getLocalPort() + "/";
  }

  /**
   * What kept the script from reaching its end so far. Often nothing to worry about: a client that
   * goes away in the middle is the point of some scripts.
   */
  Optional<String> trouble() {
    return played.isCompletedExceptionally()
        ? Optional.of(played.handle((nothing, broken) -> broken.toString()).join())
        : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    server.close();
    Socket socket = accepted;
    if (socket != null) {
      socket.close();
    }
  }
}
