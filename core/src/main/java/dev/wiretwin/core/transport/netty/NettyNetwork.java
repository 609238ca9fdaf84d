package dev.wiretwin.core.transport.netty;

import dev.wiretwin.core.transport.Listener;
import dev.wiretwin.core.transport.Network;
import dev.wiretwin.core.transport.TlsIdentity;
import dev.wiretwin.core.transport.Transport;
import dev.wiretwin.core.transport.TransportListener;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A few loops on Netty, and the connections and ports that live on them: epoll where the machine
 * has it, else NIO. Thread safe. Its threads are daemons; {@link #close} ends them and everything
 * on them.
 */
public final class NettyNetwork implements Network, AutoCloseable {
  /**
   * What one read takes at first and at the most: small reads stay in the processor's nearest
   * cache, and what a socket holds beyond one read is read in the same turn.
   */
  private static final int FIRST_READ_BYTES = 2 << 10;

  private static final int MOST_READ_BYTES = 256 << 10;

  private static final int BACKLOG = 1024;

  /** Which of Netty's transports to use. */
  public enum Kind {
    /** Epoll where it works, else NIO. */
    BEST,
    /** Java's own selectors, on every machine. */
    NIO
  }

  private final boolean epoll;
  private final EventLoopGroup group;
  private final Map<EventExecutor, NettyLoop> loops = new IdentityHashMap<>();
  private final Set<NettyListener> listeners = ConcurrentHashMap.newKeySet();
  private final ExecutorService lookups;
  private final Dialer dialer;
  private final RecvByteBufAllocator reads =
      new AdaptiveRecvByteBufAllocator(FIRST_READ_BYTES, FIRST_READ_BYTES, MOST_READ_BYTES);

  /**
   * @param threads number of loops, 1 or more
   */
  public NettyNetwork(int threads, Kind kind, NameLookup names) {
    epoll = kind == Kind.BEST && Epoll.isAvailable();
    IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    group =
        new MultiThreadIoEventLoopGroup(
            threads, new DefaultThreadFactory("wiretwin-loop", true), io);
    group.forEach(executor -> loops.put(executor, new NettyLoop((EventLoop) executor)));
    lookups = Executors.newCachedThreadPool(new DefaultThreadFactory("wiretwin-lookup", true));
    dialer = new Dialer(this::bootstrap, names, lookups, new TlsContexts());
  }

  @Override
  public Transport newTransport() {
    return new NettyTransport(loops.get(group.next()), dialer);
  }

  @Override
  public Listener listen(
      InetSocketAddress address,
      Optional<TlsIdentity> tls,
      Function<Transport, TransportListener> acceptor)
      throws IOException {
    NettyListener listener =
        new NettyListener(channel -> loops.get(channel.eventLoop()), tls, acceptor);
    var bind =
        new ServerBootstrap()
            .group(group)
            .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
            .childOption(ChannelOption.RECVBUF_ALLOCATOR, reads)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childOption(ChannelOption.AUTO_CLOSE, false)
            .childHandler(listener)
            .bind(address)
            .awaitUninterruptibly();
    if (!bind.isSuccess()) {
      throw new IOException(
          "cannot listen on "
              + address
              + ": "
              + bind.cause().getMessage()
              + ". Choose another port, or 0 for any",
          bind.cause());
    }
    listeners.add(listener.bound(bind.channel()));
    bind.channel().closeFuture().addListener(closed -> listeners.remove(listener));
    return listener;
  }

  private Bootstrap bootstrap() {
    return new Bootstrap()
        .channel(epoll ? EpollSocketChannel.class : NioSocketChannel.class)
        .disableResolver()
        .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
        .option(ChannelOption.RECVBUF_ALLOCATOR, reads)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
        // a write that fails must not take what is still unread with it
        .option(ChannelOption.AUTO_CLOSE, false)
        // the connection that asked has its own limit
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0);
  }

  @Override
  public void close() {
    lookups.shutdownNow();
    // while the loops still turn: a connection on its way from one to another would be left behind
    listeners.forEach(NettyListener::close);
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }

  /** Whether it runs on epoll. */
  public boolean isEpoll() {
    return epoll;
  }
}
