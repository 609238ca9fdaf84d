package dev.wiretwin.bench.link;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bytes a second between the first and the last message. One thread counts, another one waits. */
final class Meter {
  private static final long QUIET_SECONDS = 2;

  private final Semaphore arrived = new Semaphore(0);
  private final int expected;
  private volatile long first;
  private volatile long last;
  private volatile long bytes;
  private volatile int count;

  Meter(int expected) {
    this.expected = expected;
  }

  void count(byte[] message) {
    last = System.nanoTime();
    if (count == 0) {
      first = last;
    } else {
      bytes += message.length;
    }
    count++;
    arrived.release();
  }

  /** Messages so far. */
  int messages() {
    return count;
  }

  double await() throws IOException, InterruptedException {
    // what the firmware loses never comes: the last one that did ends the measurement
    for (int i = 0; i < expected; i++) {
      if (!arrived.tryAcquire(QUIET_SECONDS, TimeUnit.SECONDS)) {
        break;
      }
    }
    if (count < 2) {
      throw new IOException("only " + count + " of " + expected + " messages arrived");
    }
    return bytes / ((last - first) / 1e9);
  }
}
