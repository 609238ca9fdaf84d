package dev.wiretwin.bench.codec;

import dev.wiretwin.core.frame.FrameParser;
import dev.wiretwin.core.frame.FrameWriter;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.frame.Outbox;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What reading one whole frame costs, ours beside Netty's.
 *
 * <p>Ours unmasks the input itself, so every other call masks it again: the same work on the same
 * bytes. Netty copies the payload out of its input and unmasks the copy, as it does in a pipeline.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class DecodeBenchmark {
  private static final int KEY = 0x37FA213D;

  @Param({"16", "125", "1024", "65536"})
  int size;

  @Param({"false", "true"})
  boolean masked;

  private final NettyCodec netty = new NettyCodec();
  private FrameParser parser;
  private ByteBuffer input;
  private NettyCodec.Decoder decoder;
  private ChannelHandlerContext context;
  private ByteBuf nettyInput;

  @Setup
  public void prepare() throws Exception {
    byte[] payload = new byte[size];
    new SplittableRandom(size).nextBytes(payload);
    byte[] wire = wire(payload);
    parser = new FrameParser(masked, Limits.DEFAULT);
    input = ByteBuffer.wrap(wire.clone());
    decoder = new NettyCodec.Decoder(masked);
    context = NettyCodec.contextOf(decoder);
    nettyInput = PooledByteBufAllocator.DEFAULT.directBuffer(wire.length).writeBytes(wire);
    if (ours() != size || netty() != size) {
      throw new IllegalStateException("a codec did not find the whole frame");
    }
  }

  @Benchmark
  public int ours() {
    input.rewind();
    return parser.next(input) && parser.isLast() ? parser.length() : -1;
  }

  @Benchmark
  public int netty() throws Exception {
    nettyInput.readerIndex(0);
    WebSocketFrame frame = netty.decode(decoder, context, nettyInput);
    int length = frame.content().readableBytes();
    frame.release();
    return length;
  }

  private byte[] wire(byte[] payload) {
    Outbox outbox = new Outbox();
    int first = FrameWriter.firstByte(true, 0, Opcode.BINARY);
    if (masked) {
      FrameWriter.writeMasked(outbox, first, payload, 0, size, KEY);
    } else {
      FrameWriter.write(outbox, first, payload, 0, size);
    }
    return Arrays.copyOf(outbox.array(), outbox.size());
  }
}
