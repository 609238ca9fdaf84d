package dev.wiretwin.core.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.transport.Loop;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NettyLoopTest {
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final NettyLoop loop = new NettyLoop(group.next());

  @AfterEach
  void stop() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private <T> T onLoop(Supplier<T> question)
      throws ExecutionException, InterruptedException, TimeoutException {
    CompletableFuture<T> answer = new CompletableFuture<>();
    loop.execute(() -> answer.complete(question.get()));
    return answer.get(10, TimeUnit.SECONDS);
  }

  @Test
  void itKnowsItsOwnThread() throws Exception {
    assertThat(loop.isCurrent()).isFalse();
    assertThat(onLoop(loop::isCurrent)).isTrue();
    assertThat(loop.eventLoop().inEventLoop()).isFalse();
  }

  @Test
  void anAlarmRingsOnTheLoopAndNotTooEarly() throws Exception {
    CompletableFuture<Long> rang = new CompletableFuture<>();
    long start = loop.now();
    loop.schedule(20_000_000, () -> rang.complete(loop.isCurrent() ? loop.now() - start : -1));
    assertThat(rang.get(10, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(20_000_000L);
  }

  @Test
  void aCancelledAlarmNeverRings() throws Exception {
    CompletableFuture<String> rang = new CompletableFuture<>();
    onLoop(
        () -> {
          Loop.Timer timer = loop.schedule(10_000_000, () -> rang.complete("cancelled one"));
          loop.schedule(30_000_000, () -> rang.complete("later one"));
          timer.cancel();
          return true;
        });
    assertThat(rang.get(10, TimeUnit.SECONDS)).isEqualTo("later one");
  }

  @Test
  void maskingKeysDoNotRepeatAcrossBlocks() throws Exception {
    Set<Integer> keys =
        onLoop(
            () -> {
              Set<Integer> drawn = new HashSet<>();
              for (int i = 0; i < 5000; i++) {
                drawn.add(loop.maskKey());
              }
              return drawn;
            });
    // chance alone makes a pair among 5000 of 2^32 once in 340 runs, and two pairs hardly ever
    assertThat(keys).hasSizeGreaterThan(4995);
  }

  @Test
  void aHandshakeKeyIs16FreshBytes() throws Exception {
    String one = onLoop(loop::handshakeKey);
    assertThat(Base64.getDecoder().decode(one)).hasSize(16);
    assertThat(onLoop(loop::handshakeKey)).isNotEqualTo(one);
  }

  @Test
  void whatIsReadComesOntoTheHeapWhateverItsSize() throws Exception {
    for (int size : new int[] {0, 10, 5, 100_000}) {
      ByteBuffer heap = onLoop(() -> loop.onHeap(Unpooled.directBuffer().writeZero(size)));
      assertThat(heap.hasArray()).isTrue();
      assertThat(heap.remaining()).isEqualTo(size);
    }
  }

  @Test
  void outboxesAreTheLoopsOwn() {
    assertThat(loop.outboxes()).isSameAs(loop.outboxes()).isNotNull();
  }
}
