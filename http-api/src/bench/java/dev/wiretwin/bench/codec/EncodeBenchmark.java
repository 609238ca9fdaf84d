package dev.wiretwin.bench.codec;

import dev.wiretwin.core.frame.FrameWriter;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.frame.Outbox;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
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

/** What writing one masked frame costs, ours beside Netty's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class EncodeBenchmark {
  private static final int KEY = 0x37FA213D;

  @Param({"16", "125", "1024", "65536"})
  int size;

  private final Outbox outbox = new Outbox();
  private final NettyCodec netty = new NettyCodec();
  private byte[] payload;
  private NettyCodec.Encoder encoder;
  private ChannelHandlerContext context;
  private BinaryWebSocketFrame frame;

  @Setup
  public void prepare() throws Exception {
    payload = new byte[size];
    new SplittableRandom(size).nextBytes(payload);
    encoder = new NettyCodec.Encoder(KEY);
    context = NettyCodec.contextOf(encoder);
    ByteBuf content = PooledByteBufAllocator.DEFAULT.directBuffer(size).writeBytes(payload);
    frame = new BinaryWebSocketFrame(content);
    if (ours() != netty()) {
      throw new IllegalStateException("the two codecs wrote different lengths");
    }
  }

  @Benchmark
  public int ours() {
    outbox.clear();
    int first = FrameWriter.firstByte(true, 0, Opcode.BINARY);
    FrameWriter.writeMasked(outbox, first, payload, 0, size, KEY);
    return outbox.size();
  }

  @Benchmark
  public int netty() throws Exception {
    return netty.encode(encoder, context, frame);
  }
}
