package dev.wiretwin.core.transport.netty;

import dev.wiretwin.core.engine.Outboxes;
import dev.wiretwin.core.transport.Loop;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** A {@link Loop} on one of Netty's event loops. */
final class NettyLoop implements Loop {
  /**
   * Random bytes are drawn in blocks: one call of the generator costs as much as a hundred keys.
   */
  private static final int RANDOM_BLOCK = 4096;

  private static final int KEY_BYTES = 16;

  private final EventLoop eventLoop;
  private final Outboxes outboxes = new Outboxes();
  private final SecureRandom random = new SecureRandom();
  private final byte[] block = new byte[RANDOM_BLOCK];
  private int used = RANDOM_BLOCK;

  /** Takes what a direct buffer holds, so that machines see arrays only; one for all reads. */
  private ByteBuffer scratch = ByteBuffer.allocate(0);

  NettyLoop(EventLoop eventLoop) {
    this.eventLoop = eventLoop;
  }

  EventLoop eventLoop() {
    return eventLoop;
  }

  /** A heap copy of what is readable, good until the next call. */
  ByteBuffer onHeap(ByteBuf bytes) {
    int length = bytes.readableBytes();
    if (scratch.capacity() < length) {
      scratch = ByteBuffer.allocate(length);
    }
    bytes.readBytes(scratch.clear().limit(length));
    return scratch.flip();
  }

  @Override
  public void execute(Runnable task) {
    eventLoop.execute(task);
  }

  @Override
  public Timer schedule(long delayNanos, Runnable task) {
    ScheduledFuture<?> future = eventLoop.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
  }

  @Override
  public long now() {
    return System.nanoTime();
  }

  @Override
  public boolean isCurrent() {
    return eventLoop.inEventLoop();
  }

  @Override
  public Outboxes outboxes() {
    return outboxes;
  }

  @Override
  public int maskKey() {
    if (used > RANDOM_BLOCK - Integer.BYTES) {
      random.nextBytes(block);
      used = 0;
    }
    int i = used;
    used += Integer.BYTES;
    return block[i] << 24
        | (block[i + 1] & 0xFF) << 16
        | (block[i + 2] & 0xFF) << 8
        | block[i + 3] & 0xFF;
  }

  @Override
  public String handshakeKey() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
