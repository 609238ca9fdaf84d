package dev.wiretwin.bench.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * The server all contenders talk to: one thread, one selector, no library, one read and one write
 * per turn of a connection, so that what is measured is the client. It offers two ports on the
 * loopback address, one for WebSocket and one that echoes bare bytes. Everything happens on the
 * thread that calls {@link #run}.
 */
final class EchoServer {
  private static final int BUFFER_BYTES = 256 << 10;
  private static final int BACKLOG = 4096;

  private final Selector selector;
  private final ServerSocketChannel webSocketPort;
  private final ServerSocketChannel rawPort;

  /** Buffers nobody holds; a connection holds one only while the system takes no more from it. */
  private final Deque<ByteBuffer> spare = new ArrayDeque<>();

  EchoServer() throws IOException {
    selector = Selector.open();
    webSocketPort = listen(WebSocketEcho::new);
    rawPort = listen(RawEcho::new);
  }

  private ServerSocketChannel listen(Supplier<EchoProtocol> protocols) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT, protocols);
    return listener;
  }

  int webSocketPort() {
    return webSocketPort.socket().getLocalPort();
  }

  int rawPort() {
    return rawPort.socket().getLocalPort();
  }

  /** Serves until the process ends. */
  void run() throws IOException {
    while (true) {
      selector.select(this::serve);
    }
  }

  private void serve(SelectionKey key) {
    try {
      if (key.attachment() instanceof Peer peer) {
        serve(key, peer);
      } else {
        accept((ServerSocketChannel) key.channel(), key.attachment());
      }
    } catch (IOException | IllegalStateException e) {
      // A client that went away or talks nonsense costs its own connection; it will report that.
      end(key);
    }
  }

  private void accept(ServerSocketChannel listener, Object protocols) throws IOException {
    for (SocketChannel c = listener.accept(); c != null; c = listener.accept()) {
      c.configureBlocking(false);
      c.setOption(StandardSocketOptions.TCP_NODELAY, true);
      c.register(
          selector, SelectionKey.OP_READ, new Peer((EchoProtocol) ((Supplier<?>) protocols).get()));
    }
  }

  private void serve(SelectionKey key, Peer peer) throws IOException {
    SocketChannel channel = (SocketChannel) key.channel();
    if (peer.unsent == null) {
      ByteBuffer buffer = take();
      buffer.position(EchoProtocol.HEADROOM);
      if (channel.read(buffer) < 0) {
        spare.push(buffer);
        end(key);
        return;
      }
      int length = peer.protocol.answer(buffer.flip(), EchoProtocol.HEADROOM);
      peer.unsent = buffer.position(0).limit(length);
    }
    channel.write(peer.unsent);
    boolean blocked = peer.unsent.hasRemaining();
    if (!blocked) {
      spare.push(peer.unsent);
      peer.unsent = null;
      if (peer.protocol.isFinished()) {
        end(key);
        return;
      }
    }
    int wanted = blocked ? SelectionKey.OP_WRITE : SelectionKey.OP_READ;
    if (key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
  }

  private ByteBuffer take() {
    ByteBuffer buffer = spare.poll();
    return buffer != null
        ? buffer.clear()
        : ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void end(SelectionKey key) {
    key.cancel();
    try {
      key.channel().close();
    } catch (IOException e) {
      throw new IllegalStateException("a socket that cannot even be closed", e);
    }
  }

  /** One connection: what it speaks, and the answer the system has not taken wholly yet. */
  private static final class Peer {
    final EchoProtocol protocol;
    ByteBuffer unsent;

    Peer(EchoProtocol protocol) {
      this.protocol = protocol;
    }
  }
}
