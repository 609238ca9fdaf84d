package dev.wiretwin.bench.link;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bytes a second of messages that come, from the end of the first burst on: what came with the
 * first message was under way before it. One thread counts, another one waits.
 */
final class Meter {
  private static final long QUIET_SECONDS = 2;

  private final Semaphore arrived = new Semaphore(0);
  private final int expected;
  private final long burstNanos;
  private final long[] at;
  private final long[] bytes;
  private volatile int count;

  /**
   * @param burstNanos messages closer to each other than that came together; 0 if each comes by
   *     itself
   */
  Meter(int expected, long burstNanos) {
    this.expected = expected;
    this.burstNanos = burstNanos;
    at = new long[expected];
    bytes = new long[expected];
  }

  void count(byte[] message) {
    int mine = count;
    if (mine < expected) {
      at[mine] = System.nanoTime();
      bytes[mine] = message.length;
      count = mine + 1;
      arrived.release();
    }
  }

  /** Messages so far. */
  int messages() {
    return count;
  }

  /** Waits until all have come, or none comes any more. */
  void awaitAll() throws IOException, InterruptedException {
    // what the firmware loses never comes: the last one that did ends the measurement
    for (int i = 0; i < expected; i++) {
      if (!arrived.tryAcquire(QUIET_SECONDS, TimeUnit.SECONDS)) {
        break;
      }
    }
    if (count < 2) {
      throw new IOException("only " + count + " of " + expected + " messages arrived");
    }
  }

  double await() throws IOException, InterruptedException {
    awaitAll();
    return between(begin(), end());
  }

  /** When the first burst was over. */
  long begin() {
    int last = 0;
    while (last + 1 < count && at[last + 1] - at[last] < burstNanos) {
      last++;
    }
    return at[last];
  }

  /** When the last message came. */
  long end() {
    return at[count - 1];
  }

  /** Bytes a second behind the one time and up to the other. */
  double between(long from, long to) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += at[i] - from > 0 && at[i] - to <= 0 ? bytes[i] : 0;
    }
    return sum / ((to - from) / 1e9);
  }
}
