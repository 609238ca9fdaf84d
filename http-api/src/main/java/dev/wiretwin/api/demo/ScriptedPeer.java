package dev.wiretwin.api.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;

/**
 * A server that takes one connection on 127.0.0.1 and does there what its script says, right or
 * wrong. The script has a thread of its own, which ends with the script or with {@link #close}.
 */
final class ScriptedPeer implements AutoCloseable {
  private final ServerSocket server;
  private final Script script;

  private final Thread thread = new Thread(this::play, "wiretwin-scripted-peer");

  private volatile Socket accepted;

  /** Null as long as nothing went wrong. */
  private volatile IOException trouble;

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
    peer.thread.setDaemon(true);
    peer.thread.start();
    return peer;
  }

  private void play() {
    try (Socket socket = server.accept()) {
      accepted = socket;
      if (!server.isClosed()) {
        script.play(new PeerLine(socket));
      }
    } catch (IOException broken) {
      trouble = broken;
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
    return Optional.ofNullable(trouble).map(IOException::toString);
  }

  /** Waits for the end of the script, good or bad. */
  void awaitEnd() throws InterruptedException {
    thread.join();
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
