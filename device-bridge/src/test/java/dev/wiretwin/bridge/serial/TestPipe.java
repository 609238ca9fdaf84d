package dev.wiretwin.bridge.serial;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** A device in memory: what it says and how much it takes is up to the test. */
final class TestPipe implements LinePipe {
  final BlockingQueue<byte[]> written = new LinkedBlockingQueue<>();
  final CountDownLatch closed = new CountDownLatch(1);
  private final BlockingQueue<byte[]> says = new LinkedBlockingQueue<>();
  private static final byte[] END = new byte[0];
  private static final byte[] FAILURE = new byte[0];
  private volatile int takes;

  TestPipe(int takes) {
    this.takes = takes;
  }

  void says(String text) {
    says.add(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  void ends() {
    says.add(END);
  }

  void fails() {
    says.add(FAILURE);
  }

  void takes(int most) {
    takes = most;
  }

  @Override
  public int read(byte[] into) throws IOException {
    try {
      byte[] bytes = says.take();
      if (bytes == FAILURE) {
        throw new IOException("it broke");
      }
      System.arraycopy(bytes, 0, into, 0, bytes.length);
      return bytes == END ? -1 : bytes.length;
    } catch (InterruptedException ended) {
      throw new IOException(ended);
    }
  }

  @Override
  public int write(byte[] bytes) throws IOException {
    if (takes == 0) {
      try {
        closed.await();
      } catch (InterruptedException ended) {
        throw new IOException(ended);
      }
      return -1;
    }
    if (takes < 0) {
      throw new IOException("it broke");
    }
    int count = Math.min(takes, bytes.length);
    written.add(java.util.Arrays.copyOf(bytes, count));
    return count;
  }

  @Override
  public void close() {
    closed.countDown();
    ends();
  }
}
