package dev.wiretwin.bench.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * Netty's own codec, called at the one method that does the work: no pipeline walk, no event loop,
 * no accumulation buffer is counted against it. The context only lends it the pooled allocator.
 */
final class NettyCodec {
  private final List<Object> out = new ArrayList<>(4);

  /** Lets the protected method be called. */
  static final class Decoder extends WebSocket13FrameDecoder {
    Decoder(boolean expectMasked) {
      super(
          WebSocketDecoderConfig.newBuilder()
              .expectMaskedFrames(expectMasked)
              .allowExtensions(true)
              .maxFramePayloadLength(16 << 20)
              .build());
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
        throws Exception {
      super.decode(context, in, out);
    }
  }

  /** Lets the protected method be called; the key costs no random source on either side. */
  static final class Encoder extends WebSocket13FrameEncoder {
    Encoder(int key) {
      super(() -> key);
    }

    @Override
    protected void encode(ChannelHandlerContext context, WebSocketFrame frame, List<Object> out)
        throws Exception {
      super.encode(context, frame, out);
    }
  }

  static ChannelHandlerContext contextOf(ChannelHandler handler) {
    return new EmbeddedChannel(handler).pipeline().context(handler);
  }

  /** Decodes the one whole frame in the buffer; the caller releases it. */
  WebSocketFrame decode(Decoder decoder, ChannelHandlerContext context, ByteBuf in)
      throws Exception {
    decoder.decode(context, in, out);
    WebSocketFrame frame = (WebSocketFrame) out.get(0);
    out.clear();
    return frame;
  }

  /** Encodes the frame, which stays whole, and returns how many bytes it gave. */
  int encode(Encoder encoder, ChannelHandlerContext context, WebSocketFrame frame)
      throws Exception {
    encoder.encode(context, frame, out);
    int bytes = 0;
    for (Object piece : out) {
      ByteBuf buffer = (ByteBuf) piece;
      bytes += buffer.readableBytes();
      buffer.release();
    }
    out.clear();
    return bytes;
  }
}
