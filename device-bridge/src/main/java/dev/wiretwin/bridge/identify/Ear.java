package dev.wiretwin.bridge.identify;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Collects what a line brings, one character per byte. Bounded: of a board that never stops talking
 * only the last part is kept. What comes may come on any thread; the rest is for one.
 */
final class Ear implements LineListener {
  static final int MOST_KEPT = 1 << 16;

  private static final int MOST_CHUNKS = 4_096;
  private static final byte[] WAKE = {};

  private final LinkedBlockingQueue<byte[]> come = new LinkedBlockingQueue<>(MOST_CHUNKS);
  private final StringBuilder heard = new StringBuilder();
  private volatile String gone;

  @Override
  public void received(byte[] bytes) {
    if (!come.offer(bytes)) {
      come.poll();
      come.offer(bytes);
    }
  }

  @Override
  public void gone(String why) {
    gone = why;
    received(WAKE);
  }

  /**
   * Waits until something comes, and takes it in.
   *
   * @return whether anything came
   * @throws LineFailure if the line is gone
   */
  boolean hear(Deadline until) throws LineFailure, InterruptedException {
    byte[] next = come.poll(until.leftNanos(), TimeUnit.NANOSECONDS);
    if (gone != null) {
      throw new LineFailure(gone);
    }
    for (byte[] more = next; more != null; more = come.poll()) {
      heard.append(new String(more, StandardCharsets.ISO_8859_1));
    }
    heard.delete(0, heard.length() - Math.min(heard.length(), MOST_KEPT));
    return next != null;
  }

  /** All since {@link #forget}. */
  String heard() {
    return heard.toString();
  }

  void forget() {
    heard.setLength(0);
  }
}
