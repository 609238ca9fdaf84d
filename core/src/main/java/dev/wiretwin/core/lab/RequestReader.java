package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Collects the client's request head, whatever stands in it, up to the first empty line; takes
 * nothing of what follows. On one loop.
 */
final class RequestReader {
  static final int MAX_BYTES = 64 << 10;

  private static final String KEY = "sec-websocket-key:";

  private final ByteTail head = new ByteTail(MAX_BYTES);
  private boolean lineIsEmpty;
  private boolean complete;
  private boolean tooLong;

  /** Takes bytes up to the end of the head, or everything if that is too far away. */
  void take(ByteBuffer in) {
    int from = in.position();
    while (!complete && in.hasRemaining()) {
      byte b = in.get();
      if (b == '\n') {
        complete = lineIsEmpty;
        lineIsEmpty = true;
      } else if (b != '\r') {
        lineIsEmpty = false;
      }
    }
    int count = in.position() - from;
    if (tooLong || head.add(in.array(), in.arrayOffset() + from, count) < count) {
      tooLong = true;
      complete = false;
      in.position(in.limit());
    }
  }

  boolean isComplete() {
    return complete;
  }

  /** Whether the head has no end within reason; it is never complete then. */
  boolean isTooLong() {
    return tooLong;
  }

  /** What there is of the head. */
  ByteTail tail() {
    return head;
  }

  Bytes head() {
    return head.bytes();
  }

  /** The value of the key header, or an empty text if there is none. */
  String key() {
    String text = new String(head.array(), 0, head.length(), StandardCharsets.ISO_8859_1);
    for (String line : text.split("\r?\n")) {
      if (line.regionMatches(true, 0, KEY, 0, KEY.length())) {
        return line.substring(KEY.length()).strip();
      }
    }
    return "";
  }
}
