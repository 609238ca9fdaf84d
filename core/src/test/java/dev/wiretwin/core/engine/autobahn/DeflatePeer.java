package dev.wiretwin.core.engine.autobahn;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The fuzzer's end of permessage-deflate, written a second time from RFC 7692 and configured by the
 * words of the answer that went over the wire, so that what our end makes of them can be checked.
 * For one thread.
 */
final class DeflatePeer implements AutoCloseable {
  private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};
  private static final byte[] NOTHING = {};
  private static final int MOST_BITS = 15;

  /** Which direction of the connection a parameter is about. */
  enum Direction {
    FROM_CLIENT("client"),
    FROM_SERVER("server");

    private final String word;

    Direction(String word) {
      this.word = word;
    }
  }

  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final Inflater inflater = new Inflater(true);
  private final byte[] some = new byte[64 << 10];
  private final boolean sendFresh;
  private final int sendWindow;
  private final boolean receiveFresh;
  private final int receiveWindow;
  private int remembered;
  private byte[] history = NOTHING;

  /**
   * @param agreed the answer to the offer of compression
   * @param sends the direction in which this end compresses
   */
  DeflatePeer(String agreed, Direction sends) {
    Direction receives =
        sends == Direction.FROM_CLIENT ? Direction.FROM_SERVER : Direction.FROM_CLIENT;
    sendFresh = isFresh(agreed, sends);
    sendWindow = window(agreed, sends);
    receiveFresh = isFresh(agreed, receives);
    receiveWindow = window(agreed, receives);
  }

  private static boolean isFresh(String agreed, Direction direction) {
    return agreed.contains(direction.word + "_no_context_takeover");
  }

  private static int window(String agreed, Direction direction) {
    Matcher bits = Pattern.compile(direction.word + "_max_window_bits=([0-9]+)").matcher(agreed);
    return 1 << (bits.find() ? Integer.parseInt(bits.group(1)) : MOST_BITS);
  }

  /**
   * The JDK's deflater knows but one window; a full flush makes it forget, and so keeps it within a
   * smaller one.
   */
  byte[] compress(byte[] message) {
    if (message.length == 0) {
      return new byte[] {0};
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int from = 0; from < message.length; ) {
      int piece = Math.min(message.length - from, sendWindow - remembered);
      if (sendWindow < 1 << MOST_BITS) {
        remembered += piece;
      } else {
        piece = message.length;
      }
      deflater.setInput(message, from, piece);
      boolean full = remembered == sendWindow;
      drain(out, full ? Deflater.FULL_FLUSH : Deflater.SYNC_FLUSH);
      remembered = full ? 0 : remembered;
      from += piece;
    }
    if (sendFresh) {
      deflater.reset();
      remembered = 0;
    }
    return Arrays.copyOf(out.toByteArray(), out.size() - TAIL.length);
  }

  private void drain(ByteArrayOutputStream out, int flush) {
    int written;
    do {
      written = deflater.deflate(some, 0, some.length, flush);
      out.write(some, 0, written);
    } while (written == some.length);
  }

  /**
   * Starts each message with an inflater that knows no more of the past than was agreed: a message
   * that refers back to more does not come out. How far a message refers back within itself is left
   * to the tests of the deflater.
   */
  byte[] expand(byte[] payload) {
    inflater.reset();
    inflater.setDictionary(history);
    byte[] whole = Arrays.copyOf(payload, payload.length + TAIL.length);
    System.arraycopy(TAIL, 0, whole, payload.length, TAIL.length);
    inflater.setInput(whole);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      for (int read; (read = inflater.inflate(some)) > 0; ) {
        out.write(some, 0, read);
      }
    } catch (DataFormatException e) {
      throw new AssertionError("the testee's compressed message cannot be expanded", e);
    }
    byte[] message = out.toByteArray();
    remember(message);
    return message;
  }

  private void remember(byte[] message) {
    if (receiveFresh) {
      return;
    }
    byte[] both = Arrays.copyOf(history, history.length + message.length);
    System.arraycopy(message, 0, both, history.length, message.length);
    history = Arrays.copyOfRange(both, Math.max(0, both.length - receiveWindow), both.length);
  }

  @Override
  public void close() {
    deflater.end();
    inflater.end();
  }
}
