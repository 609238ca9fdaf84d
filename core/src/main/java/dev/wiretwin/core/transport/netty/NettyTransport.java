package dev.wiretwin.core.transport.netty;

import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.Loop;
import dev.wiretwin.core.transport.Transport;
import dev.wiretwin.core.transport.TransportListener;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelOutputShutdownException;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One TCP (or TLS) connection through Netty, and the one handler in its pipeline: Netty carries
 * bytes, nothing more. On its loop only.
 */
final class NettyTransport extends ChannelInboundHandlerAdapter implements Transport {
  private static final Logger LOG = LoggerFactory.getLogger(NettyTransport.class);

  private final NettyLoop loop;
  private final Dialer dialer;
  private TransportListener listener;

  /** Null until connected, and the pipeline's end of it. */
  private ChannelHandlerContext context;

  private Dialer.Call call;
  private boolean over;

  /** Why nothing can be written any more; null while it can. What came before is still read. */
  private Throwable deafPeer;

  /** Whether TLS is still being agreed. */
  private boolean securing;

  /**
   * @param dialer connects it; null for a transport that was accepted
   */
  NettyTransport(NettyLoop loop, Dialer dialer) {
    this.loop = loop;
    this.dialer = dialer;
  }

  @Override
  public void connect(Endpoint endpoint, TransportListener listener) {
    this.listener = listener;
    call = dialer.dial(endpoint, this);
  }

  /** Sets the listener of an accepted transport. */
  void listener(TransportListener listener) {
    this.listener = listener;
  }

  @Override
  public Loop loop() {
    return loop;
  }

  // ---- from the dialer

  void nameNotFound(String host) {
    if (!over) {
      over = true;
      listener.nameNotFound(host);
    }
  }

  void notConnected(Throwable cause) {
    lost(cause);
  }

  boolean isOver() {
    return over;
  }

  // ---- from the pipeline

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    this.context = context;
  }

  /** TCP stands; with TLS the handshake is still to come. */
  void established(boolean tls) {
    securing = tls;
    if (over) {
      context.close();
    } else if (tls) {
      listener.tlsStarted();
    } else {
      listener.connected();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslHandshakeCompletionEvent tls) {
      securing = false;
      if (tls.isSuccess() && !over) {
        listener.connected();
      } else if (!tls.isSuccess()) {
        lost(new TlsFailure(tls.cause()));
        context.close();
      }
    } else if (event instanceof ChannelInputShutdownEvent
        || event == SslCloseCompletionEvent.SUCCESS) {
      ended();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      if (over) {
        return;
      }
      listener.received(bytes.hasArray() ? bytes.nioBuffer() : loop.onHeap(bytes));
    } finally {
      bytes.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (!over) {
      listener.readComplete();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (!over && context.channel().isWritable()) {
      listener.writable();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    // had the peer or the network ended it, that would have been told before
    lost(new IOException("it was closed on this side"));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (isOfWriting(cause) && context.channel().isOpen()) {
      unwritable(cause);
      return;
    }
    if (Causes.isFaultOfOurs(cause)) {
      LOG.warn("a connection ends because of a fault on this side; please report it", cause);
    }
    lost(cause);
    context.close();
  }

  /** Netty says first that TCP is gone, if it is, then why, and later that this was said. */
  private boolean isOfWriting(Throwable cause) {
    return cause instanceof NotYetConnectedException
        || cause instanceof ChannelOutputShutdownException
        || deafPeer != null && cause instanceof ClosedChannelException;
  }

  /**
   * A write has failed. What the peer said before may still be unread, and may say why: the end of
   * it is told when it has been read.
   */
  private void unwritable(Throwable cause) {
    if (deafPeer == null && cause instanceof ChannelOutputShutdownException) {
      deafPeer = cause;
      if (!over && !securing) {
        // nothing waits any more, so whoever waits for that need not
        listener.writable();
      }
    }
  }

  private void ended() {
    if (securing) {
      lost(new TlsFailure(new EOFException("the peer ended TCP instead of agreeing on TLS")));
    } else if (deafPeer != null) {
      lost(deafPeer);
      context.close();
    } else if (!over) {
      listener.ended();
    }
  }

  private void lost(Throwable cause) {
    if (!over) {
      over = true;
      listener.lost(Causes.of(cause), Causes.sentence(cause));
    }
  }

  // ---- from above

  @Override
  public void write(byte[] bytes, int from, int length) {
    if (context == null || over || deafPeer != null) {
      return;
    }
    ByteBuf buffer = context.alloc().directBuffer(length);
    buffer.writeBytes(bytes, from, length);
    context.writeAndFlush(buffer, context.voidPromise());
  }

  @Override
  public void halfClose() {
    if (context != null && !over) {
      // behind what was written before: shutting down at once would drop it
      SslHandler tls = context.pipeline().get(SslHandler.class);
      ChannelFuture written =
          tls == null ? context.writeAndFlush(Unpooled.EMPTY_BUFFER) : tls.closeOutbound();
      written.addListener(done -> ((DuplexChannel) context.channel()).shutdownOutput());
    }
  }

  @Override
  public void abort() {
    over = true;
    if (call != null) {
      call.cancel();
    }
    if (context != null) {
      context.close();
    }
  }

  @Override
  public void reset() {
    if (context != null && context.channel().isOpen()) {
      over = true;
      // lingering for no time is how a socket is told to reset
      context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
      // closed below the pipeline's first handler: TLS gets no chance to say goodbye
      context.pipeline().firstContext().close();
    }
    abort();
  }

  @Override
  public long unsentBytes() {
    if (context == null) {
      return 0;
    }
    ChannelOutboundBuffer unsent = context.channel().unsafe().outboundBuffer();
    return unsent == null ? 0 : unsent.totalPendingWriteBytes();
  }

  @Override
  public void reading(boolean wanted) {
    if (context != null) {
      context.channel().config().setAutoRead(wanted);
    }
  }

  /** Marks that it was TLS, not TCP, that failed. */
  static final class TlsFailure extends Exception {
    private static final long serialVersionUID = 1L;

    TlsFailure(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }
}
