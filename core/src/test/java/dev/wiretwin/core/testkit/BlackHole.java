package dev.wiretwin.core.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A port at which a TCP connection neither succeeds nor fails: its queue of connections that nobody
 * accepts is full, and Linux then drops what else asks. For one thread.
 */
public final class BlackHole implements AutoCloseable {
  private static final int MOST = 16;
  private static final int FULL_AFTER_MILLIS = 200;

  private final ServerSocket listening;
  private final List<Socket> waiting = new ArrayList<>();

  public BlackHole(InetAddress address) {
    try {
      listening = new ServerSocket(0, 1, address);
      while (enters()) {
        if (waiting.size() > MOST) {
          throw new AssertionError("this kernel's queue never fills");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean enters() throws IOException {
    Socket socket = new Socket();
    waiting.add(socket);
    try {
      socket.connect(new InetSocketAddress(listening.getInetAddress(), port()), FULL_AFTER_MILLIS);
      return true;
    } catch (SocketTimeoutException full) {
      return false;
    }
  }

  public int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() {
    try {
      for (Socket socket : waiting) {
        socket.close();
      }
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
