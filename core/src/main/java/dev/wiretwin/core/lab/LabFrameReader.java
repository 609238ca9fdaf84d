package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import java.nio.ByteBuffer;

/**
 * Reads the client's frames as they come, and minds nothing: any opcode, reserved bit and length
 * form, masked or not. It shares no code with the engine's parser, so that a mistake there cannot
 * hide behind itself. On one loop. RFC 6455 §5.2.
 */
final class LabFrameReader {
  /** A frame that announces more than this is not waited for. */
  static final int MAX_PAYLOAD = 16 << 20;

  private static final int MAX_HEADER = 14;
  private static final int KEY_BYTES = 4;

  private final Sink sink;
  private final ByteTail tail = new ByteTail(MAX_PAYLOAD + MAX_HEADER);
  private boolean lost;
  private boolean overflowed;

  /** Who is told what was read. */
  interface Sink {
    /** A frame is complete; its payload is unmasked. */
    void frame(boolean masked, Frame frame);

    /** From here on nothing can be read as frames, or not even kept. */
    void unreadable(String sentence);
  }

  LabFrameReader(Sink sink) {
    this.sink = sink;
  }

  /** Takes everything. */
  void take(ByteBuffer in) {
    byte[] array = in.array();
    int from = in.arrayOffset() + in.position();
    int end = from + in.remaining();
    in.position(in.limit());
    while (from < end) {
      from += tail.add(array, from, end - from);
      readFrames();
      if (lost && from < end) {
        overflow();
        return;
      }
    }
  }

  /** The bytes that form no frame, or not yet. */
  ByteTail tail() {
    return tail;
  }

  private void readFrames() {
    int from = 0;
    for (int length; !lost && (length = frameLength(from)) > 0; ) {
      Frame frame = frameAt(from, length);
      boolean masked = (tail.array()[from + 1] & 0x80) != 0;
      from += length;
      sink.frame(masked, frame);
    }
    if (from > 0) {
      tail.drop(from);
    }
  }

  /** Bytes of the whole frame, or 0 while it is not complete. */
  private int frameLength(int from) {
    int header = headerLength(from);
    int there = tail.length() - from;
    if (header == 0 || there < header) {
      return 0;
    }
    long payload = payloadLength(from);
    if (payload < 0 || payload > MAX_PAYLOAD) {
      lost = true;
      sink.unreadable(
          "a frame announces "
              + Long.toUnsignedString(payload)
              + " bytes: from it on the client's bytes are kept as they are");
      return 0;
    }
    return there < header + payload ? 0 : header + (int) payload;
  }

  /** Bytes before the payload, or 0 while that cannot be known. */
  private int headerLength(int from) {
    if (tail.length() - from < 2) {
      return 0;
    }
    int second = tail.array()[from + 1];
    int key = (second & 0x80) != 0 ? KEY_BYTES : 0;
    return switch (second & 0x7F) {
      case 126 -> 2 + Short.BYTES + key;
      case 127 -> 2 + Long.BYTES + key;
      default -> 2 + key;
    };
  }

  /** As on the wire: one of 64 bits may look negative. */
  private long payloadLength(int from) {
    int shortForm = tail.array()[from + 1] & 0x7F;
    return switch (shortForm) {
      case 126 -> number(from + 2, Short.BYTES);
      case 127 -> number(from + 2, Long.BYTES);
      default -> shortForm;
    };
  }

  private long number(int from, int bytes) {
    long number = 0;
    for (int i = from; i < from + bytes; i++) {
      number = number << 8 | tail.array()[i] & 0xFF;
    }
    return number;
  }

  private Frame frameAt(int from, int length) {
    byte[] a = tail.array();
    int header = headerLength(from);
    byte[] payload = new byte[length - header];
    boolean masked = (a[from + 1] & 0x80) != 0;
    int key = from + header - KEY_BYTES;
    for (int i = 0; i < payload.length; i++) {
      byte b = a[from + header + i];
      payload[i] = masked ? (byte) (b ^ a[key + i % KEY_BYTES]) : b;
    }
    int first = a[from];
    return new Frame((first & 0x80) != 0, first >> 4 & 7, first & 0x0F, Bytes.of(payload));
  }

  private void overflow() {
    if (!overflowed) {
      overflowed = true;
      sink.unreadable("more than " + tail.length() + " bytes form no frame: the rest is not kept");
    }
  }
}
