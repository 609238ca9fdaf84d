package dev.wiretwin.bench.codec;

import dev.wiretwin.core.frame.Utf8Check;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
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
 * What checking text costs, ours beside Netty's validator, which is not public and so is reached by
 * constant method handles that compile to plain calls; Netty's text lies on the heap, its fastest.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class Utf8Benchmark {
  private static final MethodHandle NEW;
  private static final MethodHandle CHECK;
  private static final MethodHandle FINISH;

  static {
    try {
      Class<?> type = Class.forName("io.netty.handler.codec.http.websocketx.Utf8Validator");
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      NEW = lookup.unreflectConstructor(constructor).asType(MethodType.methodType(Object.class));
      CHECK =
          lookup
              .findVirtual(type, "check", MethodType.methodType(void.class, ByteBuf.class))
              .asType(MethodType.methodType(void.class, Object.class, ByteBuf.class));
      FINISH =
          lookup
              .findVirtual(type, "finish", MethodType.methodType(void.class))
              .asType(MethodType.methodType(void.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Param({"125", "1024", "65536"})
  int size;

  @Param({"ascii", "latin", "cjk", "mixed", "messy"})
  String text;

  private final Utf8Check check = new Utf8Check();
  private byte[] bytes;
  private ByteBuf buffer;
  private Object validator;

  @Setup
  public void prepare() throws Throwable {
    String unit =
        switch (text) {
          case "ascii" -> "The quick brown fox jumps over the lazy dog. ";
          case "latin" -> "Füße müssen größer werden, été déjà vu. ";
          case "cjk" -> "春眠不覚暁処処聞啼鳥夜来風雨声花落知多少";
          case "mixed" -> "春眠不覚暁😀処処聞啼鳥🎉夜来風雨声🚀花落知多少👍";
          case "messy" -> "ab春 é😀 x不 Ω覚c🎉暁, ñ";
          default -> throw new IllegalStateException(text);
        };
    byte[] all = shuffled(unit).getBytes(StandardCharsets.UTF_8);
    int end = size;
    while ((all[end] & 0xC0) == 0x80) {
      end--;
    }
    bytes = Arrays.copyOf(all, end);
    buffer = Unpooled.wrappedBuffer(bytes);
    validator = (Object) NEW.invokeExact();
    netty();
    if (!ours()) {
      throw new IllegalStateException("valid text was refused");
    }
  }

  /** In random order, because a branch predictor learns a short text by heart. */
  private String shuffled(String unit) {
    SplittableRandom random = new SplittableRandom(size);
    int[] characters = unit.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    while (text.length() <= size) {
      text.appendCodePoint(characters[random.nextInt(characters.length)]);
    }
    return text.toString();
  }

  @Benchmark
  public boolean ours() {
    check.reset();
    return check.accept(bytes, 0, bytes.length) && check.isComplete();
  }

  @Benchmark
  public Object netty() throws Throwable {
    CHECK.invokeExact(validator, buffer);
    FINISH.invokeExact(validator);
    return validator;
  }
}
