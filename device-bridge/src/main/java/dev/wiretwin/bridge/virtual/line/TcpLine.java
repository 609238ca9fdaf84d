package dev.wiretwin.bridge.virtual.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A serial line offered over TCP on this machine, for where there are no pseudo terminals. One
 * client at a time: a new one takes the place of the one before, whose connection ends, so that a
 * client that has hung can never lock the board away. What the board sends while nobody is
 * connected is lost. It has no rate: every client is taken to have chosen the right one. Any
 * thread.
 */
public final class TcpLine implements HostLine {
  private static final Logger LOG = LoggerFactory.getLogger(TcpLine.class);

  /** Small, so that a client feels the wire's pace, and the board's losses, soon. */
  private static final int BUFFER_BYTES = 16_384;

  private final ReentrantLock lock = new ReentrantLock();
  private final SocketWatch watch;
  private final ServerSocketChannel server;
  private final InetSocketAddress local;
  private SocketChannel client;
  private Runnable waiting;
  private Runnable opened = () -> {};

  private TcpLine(SocketWatch watch, ServerSocketChannel server) throws IOException {
    this.watch = watch;
    this.server = server;
    local = (InetSocketAddress) server.getLocalAddress();
  }

  /**
   * @param port 0 for a free one
   */
  public static TcpLine open(SocketWatch watch, int port) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    try {
      server.configureBlocking(false);
      server.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
      server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
      TcpLine line = new TcpLine(watch, server);
      watch.watch(server, SelectionKey.OP_ACCEPT, line::accept);
      return line;
    } catch (IOException refused) {
      server.close();
      throw new IOException(
          "cannot offer a line at 127.0.0.1:" + port + ": choose another port, 0 for a free one",
          refused);
    }
  }

  public int port() {
    return local.getPort();
  }

  private void accept() {
    Runnable told = () -> {};
    lock.lock();
    try {
      SocketChannel fresh = server.accept();
      if (fresh == null) {
        return;
      }
      drop();
      fresh.configureBlocking(false);
      fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
      fresh.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES);
      client = fresh;
      listen();
      told = opened;
    } catch (IOException gone) {
      LOG.debug("a client of {} was gone at once", local, gone);
    } finally {
      lock.unlock();
    }
    told.run();
  }

  @Override
  public void whenOpened(Runnable what) {
    lock.lock();
    try {
      opened = what;
    } finally {
      lock.unlock();
    }
  }

  private void listen() {
    if (waiting == null || client == null) {
      return;
    }
    try {
      watch.watch(client, SelectionKey.OP_READ, this::readable);
    } catch (IOException gone) {
      drop();
    }
  }

  private void readable() {
    Runnable ready;
    lock.lock();
    try {
      ready = waiting;
      waiting = null;
    } finally {
      lock.unlock();
    }
    if (ready != null) {
      ready.run();
    }
  }

  private void drop() {
    if (client != null) {
      try {
        client.close();
      } catch (IOException gone) {
        LOG.debug("a client of {} was gone already", local, gone);
      }
      client = null;
      watch.forget();
    }
  }

  @Override
  public int read(byte[] into, int most) {
    lock.lock();
    try {
      if (client == null) {
        return 0;
      }
      int count = client.read(ByteBuffer.wrap(into, 0, Math.min(into.length, most)));
      if (count < 0) {
        drop();
      }
      return Math.max(0, count);
    } catch (IOException gone) {
      drop();
      return 0;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int write(byte[] bytes, int from, int count) {
    lock.lock();
    try {
      return client == null ? 0 : client.write(ByteBuffer.wrap(bytes, from, count));
    } catch (IOException gone) {
      drop();
      return 0;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int speed() {
    return 0;
  }

  @Override
  public void whenReadable(Runnable ready) {
    lock.lock();
    try {
      waiting = ready;
      listen();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String address() {
    return local.getAddress().getHostAddress() + ":" + local.getPort();
  }

  @Override
  public void close() {
    lock.lock();
    try {
      drop();
      server.close();
    } catch (IOException kept) {
      LOG.warn("port {} stays taken until the process ends", port(), kept);
    } finally {
      lock.unlock();
    }
    watch.forget(server);
  }
}
