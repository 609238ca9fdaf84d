package dev.wiretwin.bench.contender;

import dev.wiretwin.bench.drive.Contender;
import dev.wiretwin.bench.drive.Link;
import dev.wiretwin.bench.drive.Receiver;
import dev.wiretwin.bench.drive.Server;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Netty's NIO transport with no protocol on it: the text's bytes, encoded once, go out and as many
 * come back. What a WebSocket client adds is measured against this.
 */
final class BareNetty implements Contender {
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  @Override
  public Link connect(Server server, Receiver receiver) throws InterruptedException {
    Handler handler = new Handler(receiver);
    Channel channel =
        new Bootstrap()
            .group(group)
            .channel(NioSocketChannel.class)
            .handler(handler)
            .connect(server.rawAddress())
            .sync()
            .channel();
    return handler.link(channel);
  }

  @Override
  public void close() throws InterruptedException {
    group.shutdownGracefully().sync();
  }

  private static final class Handler extends SimpleChannelInboundHandler<ByteBuf> implements Link {
    private final Receiver receiver;
    private Channel channel;
    private String text = "";
    private ByteBuf encoded = Unpooled.EMPTY_BUFFER;
    private int missing;

    Handler(Receiver receiver) {
      this.receiver = receiver;
    }

    Link link(Channel opened) {
      channel = opened;
      return this;
    }

    @Override
    @SuppressWarnings("StringEquality") // Comparing letters each time would measure the comparing.
    public void send(String next) {
      if (text != next) {
        byte[] bytes = next.getBytes(StandardCharsets.UTF_8);
        encoded =
            Unpooled.unreleasableBuffer(Unpooled.directBuffer(bytes.length).writeBytes(bytes));
        text = next;
        missing = bytes.length;
      }
      channel.writeAndFlush(encoded.duplicate());
    }

    @Override
    public void close() {
      channel.close();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
      int there = bytes.readableBytes();
      while (there >= missing) {
        there -= missing;
        missing = encoded.readableBytes();
        receiver.received(this, text);
      }
      missing -= there;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      receiver.failed(cause);
    }
  }
}
