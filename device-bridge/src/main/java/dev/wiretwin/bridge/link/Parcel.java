package dev.wiretwin.bridge.link;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * One record of the link: a command to the agent, or news from it.
 *
 * @param op what it is about, one letter
 * @param client whom it is about; 0 nobody, 1 to 255
 * @param argument a number that belongs to it, 0 to 255
 * @param data everything else
 */
public record Parcel(char op, int client, int argument, byte[] data) {
  private static final int MORE = 0x80;
  private static final int HEAD = 3;

  public Parcel {
    if (!isOp(op) || (client | argument) < 0 || client > 255 || argument > 255) {
      throw new IllegalArgumentException("no parcel: " + (int) op + " " + client + " " + argument);
    }
  }

  private static boolean isOp(char op) {
    return op >= 'A' && op <= 'z';
  }

  public static Parcel of(char op, int client) {
    return new Parcel(op, client, 0, new byte[0]);
  }

  /** Cuts the next piece off; as much as makes a line that the board can take. */
  static final class Cutter {
    private final Parcel parcel;
    private int at = -1;

    Cutter(Parcel parcel) {
      this.parcel = parcel;
    }

    boolean isDone() {
      return at >= parcel.data.length;
    }

    byte[] next() {
      byte[] piece = new byte[Frame.MOST_PAYLOAD];
      int length = 0;
      int room = Frame.MOST_STUFFED;
      if (at < 0) {
        piece[length++] = (byte) parcel.op;
        piece[length++] = (byte) parcel.client;
        piece[length++] = (byte) parcel.argument;
        at = 0;
      } else {
        piece[length++] = 0;
      }
      for (int i = 0; i < length; i++) {
        room -= Frame.isSpecial(piece[i]) ? 2 : 1;
      }
      while (at < parcel.data.length && length < piece.length) {
        room -= Frame.isSpecial(parcel.data[at]) ? 2 : 1;
        if (room < 0) {
          break;
        }
        piece[length++] = parcel.data[at++];
      }
      if (!isDone()) {
        piece[0] |= (byte) MORE;
      }
      return Arrays.copyOf(piece, length);
    }
  }

  /** Puts pieces together. */
  static final class Joiner {
    private final int most;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private byte[] head;

    /**
     * @param most bytes of a record's data; what is longer is cut
     */
    Joiner(int most) {
      this.most = most;
    }

    /** Forgets what has begun. */
    void reset() {
      head = null;
      data.reset();
    }

    /**
     * Takes a piece; returns the record when it was the last one, otherwise (or if it is none)
     * null.
     */
    Parcel take(byte[] piece) {
      boolean more = (piece[0] & MORE) != 0;
      boolean first = (piece[0] & 0xFF & ~MORE) != 0;
      if (first) {
        head = Arrays.copyOf(piece, HEAD);
        data.reset();
      }
      int from = first ? HEAD : 1;
      if (head == null || piece.length < from) {
        head = null;
        return null;
      }
      data.write(piece, from, Math.min(piece.length - from, most - data.size()));
      if (more) {
        return null;
      }
      byte[] of = head;
      head = null;
      char op = (char) (of[0] & ~MORE & 0xFF);
      return isOp(op) ? new Parcel(op, of[1] & 0xFF, of[2] & 0xFF, data.toByteArray()) : null;
    }
  }
}
