package dev.wiretwin.api.cli;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what a lab server wrote in one go: an HTTP answer, whole frames (RFC 6455 §5.2), or bytes
 * that are neither, as scripts like to send them. Stateless, any thread.
 */
final class SentBytes {
  private static final int MOST_LINES = 20;
  private static final int LENGTH_16 = 126;
  private static final int LENGTH_64 = 127;
  private static final int MASK_BYTES = 4;

  private SentBytes() {}

  /** One short line each, safe on a terminal. */
  static List<String> lines(Bytes written) {
    String start = latin1(written, 0, Math.min(written.length(), 200));
    if (start.startsWith("HTTP/")) {
      String first = start.lines().findFirst().orElse("");
      return List.of(SafeText.of(first) + "  (" + written.length() + " bytes)");
    }
    List<String> lines = new ArrayList<>();
    int at = 0;
    while (at < written.length() && lines.size() < MOST_LINES) {
      int end = endOfFrame(written, at);
      if (end < 0) {
        break;
      }
      lines.add(frame(written, at, end));
      at = end;
    }
    if (at < written.length()) {
      Bytes rest = Bytes.copyOf(written.toArray(), at, written.length() - at);
      lines.add((lines.size() == MOST_LINES ? "and more: " : "no whole frame: ") + rest);
    }
    return lines;
  }

  /** Where the frame that begins here ends; -1 if it does not end in these bytes. */
  private static int endOfFrame(Bytes bytes, int at) {
    int header = headerLength(bytes, at);
    if (header < 0) {
      return -1;
    }
    long end = at + header + payloadLength(bytes, at);
    return end <= bytes.length() && end > at ? (int) end : -1;
  }

  private static int headerLength(Bytes bytes, int at) {
    if (at + 2 > bytes.length()) {
      return -1;
    }
    int second = bytes.at(at + 1);
    int length = second & 0x7F;
    int more = length == LENGTH_16 ? 2 : length == LENGTH_64 ? 8 : 0;
    int header = 2 + more + (second >= 0x80 ? MASK_BYTES : 0);
    return at + header > bytes.length() ? -1 : header;
  }

  private static long payloadLength(Bytes bytes, int at) {
    int length = bytes.at(at + 1) & 0x7F;
    int more = length == LENGTH_16 ? 2 : length == LENGTH_64 ? 8 : 0;
    long length64 = more == 0 ? length : 0;
    for (int i = 0; i < more; i++) {
      length64 = length64 << 8 | bytes.at(at + 2 + i);
    }
    return length64 < 0 ? Integer.MAX_VALUE : Math.min(length64, Integer.MAX_VALUE);
  }

  private static String frame(Bytes bytes, int at, int end) {
    int first = bytes.at(at);
    boolean masked = bytes.at(at + 1) >= 0x80;
    int header = headerLength(bytes, at);
    byte[] payload = Bytes.copyOf(bytes.toArray(), at + header, end - at - header).toArray();
    for (int i = 0; masked && i < payload.length; i++) {
      payload[i] ^= (byte) bytes.at(at + header - MASK_BYTES + i % MASK_BYTES);
    }
    Frame frame = new Frame(first >= 0x80, first >> 4 & 7, first & 0x0F, Bytes.of(payload));
    return frame + (masked ? " (masked)" : "");
  }

  private static String latin1(Bytes bytes, int from, int length) {
    return new String(bytes.toArray(), from, length, StandardCharsets.ISO_8859_1);
  }
}
