package dev.wiretwin.bridge.link;

import java.io.ByteArrayOutputStream;

/**
 * Takes a line apart: what stands between a mark and a line's end may be a frame, all else is the
 * console's. What has begun like a frame and does not go on is handed to the console after a while.
 * On one thread; told the time.
 */
final class LineReader {
  /** A board's frame with each of its bytes stuffed. */
  static final int LONGEST = 512;

  /** No pause within what a board writes at once is so long, and a boot must be seen in 200 ms. */
  static final long HELD_NANOS = 120_000_000;

  /**
   * A board writes more than so many bytes of a frame at once. Whoever has sent these may be busy,
   * with a TLS handshake for example, before it writes the rest.
   */
  static final int AT_ONCE = 60;

  static final long BUSY_NANOS = 3_000_000_000L;

  private static final byte MARK = '~';

  private final Parts parts;
  private final byte[] open = new byte[LONGEST];
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private int length = -1;
  private long lastByte;

  /** Gets what was found, in order. */
  interface Parts {
    /**
     * @return whether it was one; otherwise it is handed to {@link #text}
     */
    boolean frame(byte[] stuffed, int count);

    /** Something that cannot be a frame any more although it began like one. */
    void damaged();

    /** Any bytes, not whole lines. */
    void text(byte[] bytes);
  }

  LineReader(Parts parts) {
    this.parts = parts;
  }

  void receive(byte[] bytes, long now) {
    lastByte = now;
    for (byte b : bytes) {
      if (b == MARK) {
        giveUp();
        length = 0;
      } else if (length < 0) {
        text.write(b);
      } else if (b == '\n') {
        end();
      } else if (length == LONGEST) {
        giveUp();
        text.write(b);
      } else {
        open[length++] = b;
      }
    }
    flush();
  }

  /** When to be told the time; never ({@link Long#MAX_VALUE}) while nothing is held back. */
  long deadline() {
    if (length < 0) {
      return Long.MAX_VALUE;
    }
    return lastByte + (length < AT_ONCE ? HELD_NANOS : BUSY_NANOS);
  }

  void tick(long now) {
    if (length >= 0 && now - deadline() >= 0) {
      giveUp();
      flush();
    }
  }

  private void end() {
    int count = length;
    length = -1;
    flush();
    if (!parts.frame(open, count)) {
      text.write(MARK);
      text.write(open, 0, count);
      text.write('\n');
      flush();
      parts.damaged();
    }
  }

  /** What has begun is no frame. */
  private void giveUp() {
    if (length >= 0) {
      text.write(MARK);
      text.write(open, 0, length);
      length = -1;
      flush();
      parts.damaged();
    }
  }

  private void flush() {
    if (text.size() > 0) {
      parts.text(text.toByteArray());
      text.reset();
    }
  }
}
