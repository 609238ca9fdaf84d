package dev.wiretwin.bench.codec.jetty;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.internal.Parser;
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
 * What reading one whole frame costs Jetty's parser, on the same cases as the decode benchmark of
 * ours and Netty's. Like ours it leaves the payload where it lies and unmasks it there.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class JettyDecodeBenchmark {
  private static final int KEY = 0x37FA213D;
  private static final byte FINAL_BINARY = (byte) 0x82;

  @Param({"16", "125", "1024", "65536"})
  int size;

  @Param({"false", "true"})
  boolean masked;

  private final Parser parser = new Parser(new ByteBufferPool.NonPooling());
  private ByteBuffer input;

  @Setup
  public void prepare() {
    input = wire();
    if (jetty() != size) {
      throw new IllegalStateException("Jetty's parser did not find the whole frame");
    }
  }

  @Benchmark
  public int jetty() {
    input.rewind();
    Frame.Parsed frame = parser.parse(input);
    if (masked) {
      frame.demask();
    }
    int length = frame.getPayloadLength();
    frame.close();
    return length;
  }

  /** The payload goes out as it is: unmasking random bytes gives other random bytes. */
  private ByteBuffer wire() {
    byte[] payload = new byte[size];
    new SplittableRandom(size).nextBytes(payload);
    int maskBit = masked ? 0x80 : 0;
    ByteBuffer wire = ByteBuffer.allocate(size + 14).put(FINAL_BINARY);
    if (size < 126) {
      wire.put((byte) (maskBit | size));
    } else if (size < 1 << 16) {
      wire.put((byte) (maskBit | 126)).putShort((short) size);
    } else {
      wire.put((byte) (maskBit | 127)).putLong(size);
    }
    if (masked) {
      wire.putInt(KEY);
    }
    return wire.put(payload).flip();
  }
}
