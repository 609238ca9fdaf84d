package dev.wiretwin.bridge.virtual.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The control sockets of all boards of a process, on one thread of their own: requests of all
 * clients are answered one after the other. Closing it waits for the answer in hand, then removes
 * the sockets.
 */
final class ControlServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
  private static final int READ_BYTES = 4096;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Selector selector;
  private final List<ControlPlace> places;
  private final ControlLimits limits;
  private final ByteBuffer read = ByteBuffer.allocate(READ_BYTES);
  private final Thread thread = new Thread(this::work, "wiretwin-control");
  private volatile boolean closed;

  private ControlServer(Selector selector, List<ControlPlace> places, ControlLimits limits) {
    this.selector = selector;
    this.places = places;
    this.limits = limits;
  }

  /** Answers at these places; they are the server's from now on. */
  static ControlServer start(Map<ControlPlace, ControlDesk> desks, ControlLimits limits)
      throws IOException {
    Selector selector = Selector.open();
    for (Map.Entry<ControlPlace, ControlDesk> each : desks.entrySet()) {
      ServerSocketChannel channel = each.getKey().channel();
      channel.configureBlocking(false);
      channel.register(
          selector, SelectionKey.OP_ACCEPT, new Listening(each.getKey(), each.getValue()));
    }
    ControlServer server = new ControlServer(selector, List.copyOf(desks.keySet()), limits);
    server.thread.setDaemon(true);
    server.thread.start();
    return server;
  }

  private void work() {
    while (!closed) {
      try {
        selector.select(clients() == 0 ? 0 : Math.max(1, limits.idle().toMillis() / 2));
        for (SelectionKey key : selector.selectedKeys()) {
          turn(key);
        }
        selector.selectedKeys().clear();
        leaveTheSilent();
      } catch (IOException e) {
        LOG.warn("the control sockets stopped working: {}", e.toString());
        return;
      }
    }
  }

  private long clients() {
    return selector.keys().stream().filter(key -> key.attachment() instanceof Client).count();
  }

  private void turn(SelectionKey key) {
    try {
      if (key.attachment() instanceof Listening listening) {
        accept(listening);
      } else if (key.attachment() instanceof Client client) {
        client.heard = System.nanoTime();
        if (key.isReadable()) {
          read(key, client);
        }
        write(key, client);
      }
    } catch (IOException | RuntimeException fault) {
      LOG.debug("a control client was left: {}", fault.toString());
      drop(key);
    }
  }

  private void accept(Listening listening) throws IOException {
    SocketChannel channel = listening.place.channel().accept();
    if (channel == null) {
      return;
    }
    if (clients() >= limits.clients()) {
      channel.close();
      return;
    }
    channel.configureBlocking(false);
    ControlTalk talk = new ControlTalk(listening.desk, listening.place.token(), limits.lineBytes());
    channel.register(selector, SelectionKey.OP_READ, new Client(talk));
  }

  private void read(SelectionKey key, Client client) throws IOException {
    read.clear();
    int count = ((SocketChannel) key.channel()).read(read);
    if (count < 0) {
      key.channel().close();
      return;
    }
    client.answers = ByteBuffer.wrap(client.talk.take(read.flip()));
  }

  /** Nothing more is read from a client that does not take its answers. */
  private static void write(SelectionKey key, Client client) throws IOException {
    if (!key.channel().isOpen()) {
      return;
    }
    ((SocketChannel) key.channel()).write(client.answers);
    if (client.answers.hasRemaining()) {
      key.interestOps(SelectionKey.OP_WRITE);
    } else if (client.talk.isOver()) {
      key.channel().close();
    } else {
      key.interestOps(SelectionKey.OP_READ);
    }
  }

  private void leaveTheSilent() {
    long patience = limits.idle().toMillis() * NANOS_PER_MILLI;
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof Client client
          && System.nanoTime() - client.heard > patience) {
        drop(key);
      }
    }
  }

  private static void drop(SelectionKey key) {
    try {
      key.channel().close();
    } catch (IOException already) {
      LOG.debug("closing a control client: {}", already.toString());
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    selector.keys().forEach(ControlServer::drop);
    try {
      selector.close();
      for (ControlPlace place : places) {
        place.close();
      }
    } catch (IOException e) {
      LOG.warn("a control socket is left behind: {}", e.toString());
    }
  }

  private record Listening(ControlPlace place, ControlDesk desk) {}

  /** On the control thread only. */
  private static final class Client {
    private final ControlTalk talk;
    private ByteBuffer answers = ByteBuffer.allocate(0);
    private long heard = System.nanoTime();

    private Client(ControlTalk talk) {
      this.talk = talk;
    }
  }
}
