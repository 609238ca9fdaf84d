package dev.wiretwin.core.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A server of plain blocking sockets that does to each connection what its script says, byte for
 * byte; it shares nothing with the product. Thread safe. {@link #close} ends every connection and
 * thread, and throws what went wrong in a script.
 */
public final class RawServer implements AutoCloseable {
  private static final int LIMIT_SECONDS = 10;

  private final ServerSocket listening;
  private final Script script;
  private final List<Thread> threads = new ArrayList<>();
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
  private final CountDownLatch stopping = new CountDownLatch(1);

  /** What to do with one connection, on a thread of its own; at its end the socket is closed. */
  @FunctionalInterface
  public interface Script {
    /**
     * @throws IOException when the peer ends the connection, which is no fault of a script
     */
    void run(RawPeer peer) throws IOException, InterruptedException;
  }

  private RawServer(ServerSocket listening, Script script) {
    this.listening = listening;
    this.script = script;
  }

  /** On 127.0.0.1, at any free port. */
  public static RawServer start(Script script) {
    return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), script);
  }

  public static RawServer start(InetSocketAddress address, Script script) {
    try {
      ServerSocket socket = new ServerSocket();
      // before binding, so that accepted sockets inherit it: a stalled reader shows soon
      socket.setReceiveBufferSize(32 << 10);
      socket.bind(address);
      RawServer server = new RawServer(socket, script);
      server.spawn("raw-server", server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return listening.getLocalPort();
  }

  public String url() {
    return "ws://127.0.0.1:" + port() + "/";
  }

  /** Returns when the server stops: for scripts that only have to be there. */
  void awaitStop() throws InterruptedException {
    if (!stopping.await(6L * LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("a raw server was never stopped");
    }
  }

  private void accept() {
    while (true) {
      try {
        Socket socket = listening.accept();
        sockets.add(socket);
        spawn("raw-peer", () -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      script.run(new RawPeer(socket, this));
    } catch (IOException | InterruptedException ended) {
      // the peer went away, or the test is over: what the client makes of it is what counts
      return;
    } catch (Throwable fault) {
      faults.add(fault);
    }
  }

  private synchronized void spawn(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  @Override
  public void close() {
    stopping.countDown();
    try {
      listening.close();
      for (Socket socket : sockets) {
        socket.close();
      }
      for (Thread thread : spawned()) {
        thread.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
        if (thread.isAlive()) {
          throw new AssertionError("a script hangs: " + List.of(thread.getStackTrace()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
    for (Throwable fault : faults) {
      throw new AssertionError("a script failed: " + fault, fault);
    }
  }

  private synchronized List<Thread> spawned() {
    return List.copyOf(threads);
  }
}
