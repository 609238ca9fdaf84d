package dev.wiretwin.bench.drive;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Where the echo server listens: for WebSocket, and for bare bytes. */
public record Server(int webSocketPort, int rawPort) {
  public URI uri() {
    return URI.create("ws://" + host() + ":" + webSocketPort + "/");
  }

  public String host() {
    return InetAddress.getLoopbackAddress().getHostAddress();
  }

  public InetSocketAddress rawAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), rawPort);
  }
}
