package dev.wiretwin.bench.server;

import java.io.IOException;

/**
 * The echo server as a process of its own: says its two ports in one line and serves until its
 * standard input ends, which it does at the latest when whoever started it is gone.
 */
public final class EchoServerMain {
  private EchoServerMain() {}

  public static void main(String[] args) throws IOException {
    EchoServer server = new EchoServer();
    Thread parent = new Thread(EchoServerMain::awaitParent, "parent-watch");
    parent.setDaemon(true);
    parent.start();
    System.out.println(server.webSocketPort() + " " + server.rawPort());
    server.run();
  }

  private static void awaitParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever said on this pipe; only its end matters.
      }
    } catch (IOException e) {
      System.err.println("the pipe to the parent broke: " + e.getMessage());
    }
    System.exit(0);
  }
}
