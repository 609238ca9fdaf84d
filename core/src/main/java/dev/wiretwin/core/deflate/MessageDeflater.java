package dev.wiretwin.core.deflate;

import dev.wiretwin.core.frame.Outbox;
import java.util.zip.Deflater;

/**
 * Compresses the messages one end of a connection sends. Not thread safe; holds native memory from
 * the first message until {@link #close}. RFC 7692 §7.2.1.
 *
 * <p>The JDK's deflater always works with a window of 32 KiB and cannot be told otherwise. So for a
 * smaller window the input is cut wherever the agreed window is full, and each cut is a full flush:
 * it makes the deflater forget what came before, so nothing can refer back across it, and the
 * distance to the last cut is never more than the window. Compression suffers for that near the
 * cuts; the alternative, a deflater of our own, would cost more than small windows are worth.
 * Messages that fit into one window together still share it.
 */
public final class MessageDeflater implements AutoCloseable {
  private static final int TAIL_BYTES = 4;
  private static final int STEP_BYTES = 64 << 10;
  private static final int FLUSH_BYTES = 64;

  private final int windowBytes;
  private final boolean noContextTakeover;
  private Deflater deflater;
  private boolean closed;

  /**
   * Input the deflater may still refer back to; counted only while the window is smaller than the
   * deflater's own.
   */
  private int remembered;

  /**
   * @param windowBits 8…15, as agreed for our direction
   * @param noContextTakeover whether each message has to stand on its own
   */
  public MessageDeflater(int windowBits, boolean noContextTakeover) {
    WindowBits.require("windowBits", windowBits);
    this.windowBytes = windowBits == WindowBits.MOST ? Integer.MAX_VALUE : 1 << windowBits;
    this.noContextTakeover = noContextTakeover;
  }

  /**
   * Appends one whole message in compressed form, without the four bytes 00 00 FF FF that the other
   * end puts back.
   *
   * @return how many bytes were appended, never 0
   */
  public int deflate(byte[] in, int from, int length, Outbox out) {
    if (closed) {
      throw new IllegalStateException("this deflater is closed");
    }
    int start = out.size();
    if (length == 0) {
      // §7.2.3.6: a flush of nothing yields nothing, so the empty block is written by hand.
      int at = out.claim(1);
      out.array()[at] = 0;
      return 1;
    }
    if (deflater == null) {
      deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    }
    for (int at = from, end = from + length; at < end; ) {
      int piece = Math.min(end - at, windowBytes - remembered);
      deflater.setInput(in, at, piece);
      at += piece;
      flushInto(out, piece, flushAfter(piece, at == end));
    }
    if (noContextTakeover) {
      deflater.reset();
      remembered = 0;
    }
    out.truncate(out.size() - TAIL_BYTES);
    return out.size() - start;
  }

  /**
   * Counts the piece, and says how to end it: forgetting when the window is full, remembering at
   * the end of a message.
   */
  private int flushAfter(int piece, boolean isLast) {
    if (windowBytes == Integer.MAX_VALUE) {
      return Deflater.SYNC_FLUSH;
    }
    remembered += piece;
    if (remembered < windowBytes && isLast) {
      return Deflater.SYNC_FLUSH;
    }
    remembered = 0;
    return Deflater.FULL_FLUSH;
  }

  /** Room that is not filled is the sign that the flush is complete. */
  private void flushInto(Outbox out, int piece, int flush) {
    int room = Math.min(piece, STEP_BYTES) + FLUSH_BYTES;
    int written;
    do {
      int at = out.claim(room);
      written = deflater.deflate(out.array(), at, room, flush);
      out.truncate(at + written);
    } while (written == room);
  }

  /** Frees the native memory; may be called again. */
  @Override
  public void close() {
    closed = true;
    if (deflater != null) {
      deflater.end();
      deflater = null;
    }
  }
}
