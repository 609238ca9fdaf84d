package dev.wiretwin.core.deflate;

import dev.wiretwin.core.frame.Outbox;
import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Expands the compressed messages one end of a connection receives, piece by piece as fragments
 * arrive, and never beyond a limit. Not thread safe; holds native memory from the first piece until
 * {@link #close}. After a {@link ProtocolViolation} it is of no use but to be closed. RFC 7692
 * §7.2.2.
 */
public final class MessageInflater implements AutoCloseable {
  private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

  /** An empty block that is marked as the last one. */
  private static final byte[] FINAL_BLOCK = {1, 0, 0, (byte) 0xFF, (byte) 0xFF};

  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
  private static final int STEP_BYTES = 8 << 10;

  /**
   * Each costs a reset and up to 32 KiB of copying, for two bytes of the peer's. A sender needs one
   * per message.
   */
  private static final int MOST_FINAL_BLOCKS = 1024;

  private final boolean noContextTakeover;
  private final int maxMessageBytes;
  private final History history;
  private Inflater inflater;
  private boolean closed;

  private int produced;
  private int finalBlocks;

  /** Whether anything was read since the start of the message or the last final block. */
  private boolean begun;

  /**
   * @param noContextTakeover whether the peer agreed to compress each message on its own
   * @param maxMessageBytes how large a message may become, 0…2^31−9
   */
  public MessageInflater(boolean noContextTakeover, int maxMessageBytes) {
    if (maxMessageBytes < 0 || maxMessageBytes > LARGEST_ARRAY) {
      throw new IllegalArgumentException(
          "maxMessageBytes must be 0 to " + LARGEST_ARRAY + ", not " + maxMessageBytes);
    }
    this.noContextTakeover = noContextTakeover;
    this.maxMessageBytes = maxMessageBytes;
    this.history = noContextTakeover ? null : new History();
  }

  /**
   * Appends what a piece of a message expands to.
   *
   * @param last whether the message ends with this piece
   * @return how many bytes were appended
   * @throws ProtocolViolation of kind BAD_DEFLATE or INFLATED_LIMIT; the bytes already appended
   *     stay
   */
  public int inflate(byte[] in, int from, int length, boolean last, Outbox out) {
    if (closed) {
      throw new IllegalStateException("this inflater is closed");
    }
    if (inflater == null) {
      inflater = new Inflater(true);
    }
    int start = out.size();
    read(in, from, length, out);
    if (last) {
      endMessage(out);
    }
    return out.size() - start;
  }

  private void read(byte[] in, int from, int length, Outbox out) {
    if (length == 0) {
      return;
    }
    begun = true;
    inflater.setInput(in, from, length);
    int end = from + length;
    boolean drained = false;
    while (!drained) {
      // One byte more than allowed shows that the limit is passed.
      int room = Math.min(STEP_BYTES, maxMessageBytes - produced + 1);
      int written = step(out, room);
      if (inflater.finished()) {
        int left = inflater.getRemaining();
        restart();
        inflater.setInput(in, end - left, left);
        begun = left > 0;
        drained = left == 0;
      } else {
        drained = written < room;
      }
    }
  }

  private int step(Outbox out, int room) {
    int at = out.claim(room);
    int written;
    try {
      written = inflater.inflate(out.array(), at, room);
    } catch (DataFormatException e) {
      out.truncate(at);
      throw new ProtocolViolation(
          Kind.BAD_DEFLATE, "compressed data is damaged: " + e.getMessage());
    }
    out.truncate(at + written);
    produced += written;
    if (produced > maxMessageBytes) {
      throw new ProtocolViolation(
          Kind.INFLATED_LIMIT,
          "a compressed message expands to more than " + maxMessageBytes + " bytes");
    }
    if (history != null) {
      history.append(out.array(), at, written);
    }
    return written;
  }

  /**
   * §7.2.3.5: a block marked as the last one ends what the JDK takes for the whole stream, yet for
   * us the stream goes on, and later blocks may refer back beyond it.
   */
  private void restart() {
    finalBlocks++;
    if (finalBlocks > MOST_FINAL_BLOCKS) {
      throw new ProtocolViolation(
          Kind.BAD_DEFLATE,
          "a compressed message has more than " + MOST_FINAL_BLOCKS + " final blocks");
    }
    inflater.reset();
    if (history != null) {
      inflater.setDictionary(history.toArray());
    }
  }

  /**
   * Puts back the four bytes that the sender took off (§7.2.2). They must not expand to anything:
   * otherwise they were read as something else, because the message broke off within a block.
   * Behind a final block, or in a message without a single byte, nothing was taken off: senders
   * whose deflater has nothing to flush write such.
   */
  private void endMessage(Outbox out) {
    if (begun) {
      int before = produced;
      read(TAIL, 0, TAIL.length, out);
      boolean whole = produced == before;
      if (noContextTakeover) {
        whole &= endsBetweenBlocks(out);
      }
      if (!whole) {
        throw new ProtocolViolation(Kind.BAD_DEFLATE, "a compressed message ends within a block");
      }
    }
    produced = 0;
    finalBlocks = 0;
    begun = false;
  }

  /**
   * Where no context is kept, the inflater starts anew anyway, and so one final block more can be
   * spent on the proof.
   */
  private boolean endsBetweenBlocks(Outbox out) {
    finalBlocks = 0;
    read(FINAL_BLOCK, 0, FINAL_BLOCK.length, out);
    return finalBlocks == 1 && !begun;
  }

  /** Frees the native memory; may be called again. */
  @Override
  public void close() {
    closed = true;
    if (inflater != null) {
      inflater.end();
      inflater = null;
    }
  }
}
