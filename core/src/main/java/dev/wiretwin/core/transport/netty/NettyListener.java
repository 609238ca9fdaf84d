package dev.wiretwin.core.transport.netty;

import dev.wiretwin.core.transport.Listener;
import dev.wiretwin.core.transport.TlsIdentity;
import dev.wiretwin.core.transport.Transport;
import dev.wiretwin.core.transport.TransportListener;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A bound port through Netty, and everything accepted on it. Thread safe. */
final class NettyListener extends ChannelInitializer<Channel> implements Listener {
  private final ChannelGroup accepted = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
  private final Function<Channel, NettyLoop> loops;
  private final Optional<SslContext> tls;
  private final Function<Transport, TransportListener> acceptor;
  private Channel bound;

  NettyListener(
      Function<Channel, NettyLoop> loops,
      Optional<TlsIdentity> identity,
      Function<Transport, TransportListener> acceptor) {
    this.loops = loops;
    this.tls = identity.map(TlsContexts::server);
    this.acceptor = acceptor;
  }

  /** To be told once, before anyone else sees this listener. */
  NettyListener bound(Channel channel) {
    this.bound = channel;
    return this;
  }

  @Override
  protected void initChannel(Channel channel) {
    accepted.add(channel);
    tls.ifPresent(
        context -> {
          SslHandler handler = context.newHandler(channel.alloc());
          handler.setHandshakeTimeoutMillis(0);
          channel.pipeline().addLast(handler);
        });
    NettyTransport transport = new NettyTransport(loops.apply(channel), null);
    transport.listener(acceptor.apply(transport));
    channel.pipeline().addLast(transport);
    transport.established(tls.isPresent());
  }

  @Override
  public int port() {
    return ((InetSocketAddress) bound.localAddress()).getPort();
  }

  @Override
  public void close() {
    if (bound.isOpen()) {
      // else its network was closed before, and there may be no loop left to close it again
      bound.close().syncUninterruptibly();
    }
    accepted.close().syncUninterruptibly();
    awaitSelect();
  }

  /** With NIO a closed port stays taken until the loop has come by its selector once more. */
  private void awaitSelect() {
    try {
      bound.eventLoop().schedule(() -> {}, 1, TimeUnit.MILLISECONDS).syncUninterruptibly();
    } catch (RejectedExecutionException ended) {
      // the loop has ended, and its selector with it
      return;
    }
  }
}
