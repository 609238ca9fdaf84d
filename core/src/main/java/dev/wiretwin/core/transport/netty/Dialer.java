package dev.wiretwin.core.transport.netty;

import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.Loop;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * Finds a host's addresses and connects to the first that answers: each later address is tried as
 * soon as the one before has failed or has been silent for a quarter of a second (RFC 8305 §5), so
 * that one dead address costs little. No time limit of its own: the connection that asked has one.
 */
final class Dialer {
  private static final long NEXT_ATTEMPT_NANOS = 250_000_000L;

  /** A name with more addresses than this is tried no further. */
  private static final int MAX_ADDRESSES = 16;

  private final Supplier<Bootstrap> bootstraps;
  private final NameLookup names;
  private final Executor lookups;
  private final TlsContexts tls;

  /**
   * @param lookups where names are looked up, because that blocks
   */
  Dialer(Supplier<Bootstrap> bootstraps, NameLookup names, Executor lookups, TlsContexts tls) {
    this.bootstraps = bootstraps;
    this.names = names;
    this.lookups = lookups;
    this.tls = tls;
  }

  /** Starts; the transport is told how it went. On the transport's loop. */
  Call dial(Endpoint endpoint, NettyTransport transport) {
    Call call = new Call(endpoint, transport);
    lookups.execute(call::lookUp);
    return call;
  }

  /** One endpoint being dialed; all but the name lookup happens on the transport's loop. */
  final class Call {
    private final Endpoint endpoint;
    private final NettyTransport transport;
    private final NettyLoop loop;
    private final ArrayDeque<InetAddress> untried = new ArrayDeque<>();
    private final List<ChannelFuture> underway = new ArrayList<>();
    private Loop.Timer next;
    private boolean over;

    private Call(Endpoint endpoint, NettyTransport transport) {
      this.endpoint = endpoint;
      this.transport = transport;
      this.loop = (NettyLoop) transport.loop();
    }

    private void lookUp() {
      try {
        List<InetAddress> found = names.lookUp(endpoint.host());
        loop.execute(() -> found(found));
      } catch (UnknownHostException | IllegalArgumentException | SecurityException unknown) {
        loop.execute(() -> transport.nameNotFound(endpoint.host()));
      }
    }

    private void found(List<InetAddress> addresses) {
      if (addresses.isEmpty()) {
        transport.nameNotFound(endpoint.host());
      }
      untried.addAll(addresses.subList(0, Math.min(MAX_ADDRESSES, addresses.size())));
      tryNext();
    }

    private void tryNext() {
      InetAddress address = over ? null : untried.poll();
      if (address == null) {
        return;
      }
      Bootstrap bootstrap = bootstraps.get();
      ChannelFuture attempt =
          bootstrap
              .group(loop.eventLoop())
              .option(ChannelOption.AUTO_READ, false)
              .handler(new NoHandler())
              .connect(new InetSocketAddress(address, endpoint.port()));
      underway.add(attempt);
      if (!untried.isEmpty()) {
        next = loop.schedule(NEXT_ATTEMPT_NANOS, this::tryNext);
      }
      attempt.addListener(done -> onLoop(() -> finished(attempt)));
    }

    /**
     * At once where possible: what the peer says before the handlers are there would be lost. Only
     * an attempt that never had a socket is told on another thread.
     */
    private void onLoop(Runnable task) {
      if (loop.isCurrent()) {
        task.run();
      } else {
        loop.execute(task);
      }
    }

    private void finished(ChannelFuture attempt) {
      underway.remove(attempt);
      if (over) {
        hangUp(attempt);
      } else if (attempt.isSuccess()) {
        won(attempt.channel());
      } else if (!untried.isEmpty()) {
        next.cancel();
        tryNext();
      } else if (underway.isEmpty()) {
        over = true;
        transport.notConnected(attempt.cause());
      }
    }

    private void won(Channel channel) {
      cancel();
      endpoint.tls().ifPresent(trust -> channel.pipeline().addLast(tlsHandler(channel)));
      channel.pipeline().addLast(transport);
      transport.established(endpoint.tls().isPresent());
      channel.config().setAutoRead(true);
    }

    private SslHandler tlsHandler(Channel channel) {
      SslHandler handler =
          tls.client(endpoint.tls().orElseThrow())
              .newHandler(channel.alloc(), endpoint.host(), endpoint.port());
      // the connection's own limit covers TLS too
      handler.setHandshakeTimeoutMillis(0);
      nameServer(handler.engine());
      return handler;
    }

    /** Java by itself sends no name without a dot, as the hosts of a lab often are. */
    private void nameServer(SSLEngine engine) {
      if (endpoint.host().matches("[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(endpoint.host())));
        engine.setSSLParameters(parameters);
      }
    }

    /** Gives up whatever is under way. */
    void cancel() {
      over = true;
      if (next != null) {
        next.cancel();
      }
      for (ChannelFuture attempt : List.copyOf(underway)) {
        hangUp(attempt);
      }
    }

    private static void hangUp(ChannelFuture attempt) {
      // one that never had a socket has no loop to close it either
      if (attempt.channel().isRegistered()) {
        attempt.channel().close();
      }
    }
  }

  /** Netty wants a handler before it connects; ours come when it is known which attempt has won. */
  private static final class NoHandler extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {}
  }
}
