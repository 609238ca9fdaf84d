package dev.wiretwin.bridge.link;

import java.util.Arrays;
import java.util.Optional;

/**
 * One frame of the link, see the package for its form.
 *
 * @param kind what it is
 * @param seq its number, or of acknowledgements the next one's; 0 to 255
 * @param ack the number of the frame that is expected next; 0 to 255
 * @param payload at most {@link #MOST_PAYLOAD} bytes, of data frames at least one
 */
record Frame(Kind kind, int seq, int ack, byte[] payload) {
  /**
   * Bytes of a payload when stuffed, towards the board: with the mark, the end, and a head and
   * check that all have to be stuffed, a line has 255 bytes. The console forgets longer ones, and a
   * record of {@code uart.on} ends after 256.
   */
  static final int MOST_STUFFED = 239;

  static final int MOST_PAYLOAD = 241;

  private static final int HEAD = 3;
  private static final int MISSING = 254;
  private static final int CONTROL = 255;
  private static final byte MARK = '~';
  private static final byte ESCAPE = '}';
  private static final int FLIP = 64;

  /** What a frame is for. */
  enum Kind {
    DATA,
    /** Says what has come. */
    ACK,
    /** Says that something has not come as it should have. */
    MISSING,
    /** Outside any session. */
    CONTROL
  }

  /** Whether a byte may not stand for itself. */
  static boolean isSpecial(byte b) {
    return b == '\b' || b == '\n' || b == '\r' || b == ESCAPE || b == MARK || b == 0x7F;
  }

  /**
   * How it goes over the line.
   *
   * @param session number of the session; of no account for control frames
   */
  byte[] line(int session) {
    byte[] body = new byte[HEAD + payload.length + Check.BYTES];
    body[0] =
        (byte)
            switch (kind) {
              case DATA -> payload.length;
              case ACK -> 0;
              case MISSING -> MISSING;
              case CONTROL -> CONTROL;
            };
    body[1] = (byte) seq;
    body[2] = (byte) ack;
    System.arraycopy(payload, 0, body, HEAD, payload.length);
    int end = HEAD + payload.length;
    int check = Check.of(body, end, kind == Kind.CONTROL ? 0 : session);
    for (int i = 0; i < Check.BYTES; i++) {
      body[end + i] = (byte) (check >> 24 - 8 * i);
    }
    return stuffed(body);
  }

  private static byte[] stuffed(byte[] body) {
    byte[] line = new byte[2 * body.length + 2];
    int at = 0;
    line[at++] = MARK;
    for (byte b : body) {
      if (isSpecial(b)) {
        line[at++] = ESCAPE;
        line[at++] = (byte) (b ^ FLIP);
      } else {
        line[at++] = b;
      }
    }
    line[at++] = '\n';
    return Arrays.copyOf(line, at);
  }

  /**
   * Reads what stood between the mark and the line's end; empty when it is no frame of this session
   * or damaged.
   */
  static Optional<Frame> read(byte[] stuffed, int count, int session) {
    byte[] body = new byte[count];
    int length = 0;
    for (int i = 0; i < count; i++) {
      byte b = stuffed[i];
      if (b == ESCAPE && ++i < count) {
        b = (byte) (stuffed[i] ^ FLIP);
      }
      body[length++] = b;
    }
    int end = length - Check.BYTES;
    if (end < HEAD) {
      return Optional.empty();
    }
    int told = body[0] & 0xFF;
    int check = 0;
    for (int i = end; i < length; i++) {
      check = check << 8 | body[i] & 0xFF;
    }
    if (check != Check.of(body, end, told == CONTROL ? 0 : session)) {
      return Optional.empty();
    }
    Optional<Kind> kind = kind(told, end - HEAD);
    byte[] payload = Arrays.copyOfRange(body, HEAD, end);
    return kind.map(known -> new Frame(known, body[1] & 0xFF, body[2] & 0xFF, payload));
  }

  private static Optional<Kind> kind(int told, int payload) {
    if (told == CONTROL) {
      return Optional.of(Kind.CONTROL);
    } else if (told == MISSING) {
      return payload == 0 ? Optional.of(Kind.MISSING) : Optional.empty();
    } else if (told != payload) {
      return Optional.empty();
    }
    return Optional.of(told == 0 ? Kind.ACK : Kind.DATA);
  }
}
