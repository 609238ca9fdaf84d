package dev.wiretwin.bench.contender;

import dev.wiretwin.bench.drive.Contender;
import dev.wiretwin.bench.drive.Link;
import dev.wiretwin.bench.drive.Receiver;
import dev.wiretwin.bench.drive.Server;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.flush.FlushConsolidationHandler;
import java.util.concurrent.CompletableFuture;

/**
 * Netty's own WebSocket client as its example builds it: the protocol handler with its UTF-8 check,
 * and one flush per message. With flush consolidation it is what someone who knows Netty would tune
 * it to.
 */
final class NettyStock implements Contender {
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final boolean consolidating;

  NettyStock(boolean consolidating) {
    this.consolidating = consolidating;
  }

  @Override
  public Link connect(Server server, Receiver receiver) throws Exception {
    Handler handler = new Handler(receiver);
    new Bootstrap()
        .group(group)
        .channel(NioSocketChannel.class)
        .handler(new Pipeline(server, handler, consolidating))
        .connect(server.host(), server.webSocketPort())
        .sync();
    return handler.open.get();
  }

  @Override
  public void close() throws InterruptedException {
    group.shutdownGracefully().sync();
  }

  private static final class Pipeline extends ChannelInitializer<Channel> {
    private final Server server;
    private final Handler handler;
    private final boolean consolidating;

    Pipeline(Server server, Handler handler, boolean consolidating) {
      this.server = server;
      this.handler = handler;
      this.consolidating = consolidating;
    }

    @Override
    protected void initChannel(Channel channel) {
      ChannelPipeline pipeline = channel.pipeline();
      if (consolidating) {
        pipeline.addLast(new FlushConsolidationHandler());
      }
      WebSocketClientProtocolConfig config =
          WebSocketClientProtocolConfig.newBuilder()
              .webSocketUri(server.uri())
              .withUTF8Validator(true)
              .build();
      pipeline.addLast(
          new HttpClientCodec(),
          new HttpObjectAggregator(8192),
          new WebSocketClientProtocolHandler(config),
          handler);
    }
  }

  private static final class Handler extends SimpleChannelInboundHandler<TextWebSocketFrame>
      implements Link {
    final CompletableFuture<Link> open = new CompletableFuture<>();
    private final Receiver receiver;
    private Channel channel;

    Handler(Receiver receiver) {
      this.receiver = receiver;
    }

    @Override
    public void send(String text) {
      channel.writeAndFlush(new TextWebSocketFrame(text));
    }

    @Override
    public void close() {
      channel.writeAndFlush(new CloseWebSocketFrame());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
      receiver.received(this, frame.text());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
        channel = context.channel();
        open.complete(this);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      open.completeExceptionally(cause);
      receiver.failed(cause);
    }
  }
}
