package dev.wiretwin.bridge.virtual.at.websocket;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.IntSupplier;

/**
 * Reads a server's frames however they are cut, and writes our own. It demands nothing of the order
 * of frames or of what is in them, as the firmware does. For one thread. RFC 6455 §5.2.
 */
final class WsFrames {
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;
  private static final int SHORT = 126;
  private static final int LONG = 127;
  private static final int KEY_BYTES = 4;
  private static final int LONGEST_CONTROL = 125;
  private static final int HIGHEST_LENGTH = Integer.MAX_VALUE;

  private final int most;
  private final Sink sink;
  private final ByteArrayOutputStream header = new ByteArrayOutputStream();
  private final ByteArrayOutputStream payload = new ByteArrayOutputStream();

  // ---- the frame in hand; none while its header is not complete

  private boolean reading;
  private int opcode;
  private byte[] key;
  private long left;
  private long taken;

  /** Takes what is in frames. */
  interface Sink {
    /** A data frame, or the next piece of a long one. */
    void data(byte[] bytes);

    /** A close, ping or pong. */
    void control(int opcode, byte[] bytes);

    /** What comes makes no sense, or is too long; nothing follows. */
    void broken();
  }

  /**
   * @param most a longer data frame is told in pieces of so many bytes
   */
  WsFrames(int most, Sink sink) {
    this.most = most;
    this.sink = sink;
  }

  void receive(byte[] bytes) {
    for (byte b : bytes) {
      if (reading) {
        take(b);
      } else {
        header.write(b);
        begin();
      }
    }
  }

  private void begin() {
    byte[] all = header.toByteArray();
    if (all.length < 2 || all.length < headerLength(all[1])) {
      return;
    }
    header.reset();
    opcode = all[0] & 15;
    left = length(all);
    boolean control = opcode >= CLOSE;
    if (left > HIGHEST_LENGTH || left < 0 || control && left > LONGEST_CONTROL) {
      sink.broken();
      return;
    }
    boolean masked = (all[1] & MASKED) != 0;
    key =
        masked ? Arrays.copyOfRange(all, all.length - KEY_BYTES, all.length) : new byte[KEY_BYTES];
    taken = 0;
    reading = left > 0;
    if (!reading) {
      tell();
    }
  }

  private static int headerLength(byte second) {
    int form = second & LONG;
    int length = form == LONG ? 10 : form == SHORT ? 4 : 2;
    return length + ((second & MASKED) != 0 ? KEY_BYTES : 0);
  }

  private static long length(byte[] all) {
    int form = all[1] & LONG;
    if (form < SHORT) {
      return form;
    }
    long length = 0;
    for (int i = 2; i < (form == SHORT ? 4 : 10); i++) {
      length = length << 8 | all[i] & 0xFF;
    }
    return length;
  }

  private void take(byte b) {
    payload.write(b ^ key[(int) (taken++ % KEY_BYTES)]);
    left--;
    reading = left > 0;
    if (!reading || opcode < CLOSE && payload.size() == most) {
      tell();
    }
  }

  private void tell() {
    byte[] bytes = payload.toByteArray();
    payload.reset();
    if (opcode < CLOSE) {
      sink.data(bytes);
    } else {
      sink.control(opcode, bytes);
    }
  }

  /** A frame of ours: always the last of its message, always masked. */
  static byte[] frame(int opcode, byte[] payload, IntSupplier random) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(FIN | opcode);
    int length = payload.length;
    int form = length < SHORT ? length : length <= 0xFFFF ? SHORT : LONG;
    frame.write(MASKED | form);
    int lengthBytes = form < SHORT ? 0 : form == SHORT ? 2 : 8;
    for (int i = lengthBytes - 1; i >= 0; i--) {
      frame.write((int) ((long) length >> 8 * i));
    }
    byte[] mask = new byte[KEY_BYTES];
    for (int i = 0; i < KEY_BYTES; i++) {
      mask[i] = (byte) random.getAsInt();
    }
    frame.writeBytes(mask);
    for (int i = 0; i < length; i++) {
      frame.write(payload[i] ^ mask[i % KEY_BYTES]);
    }
    return frame.toByteArray();
  }
}
