package dev.wiretwin.api.report;

import dev.wiretwin.core.frame.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads what one side wrote on one connection: HTTP heads, then frames (RFC 6455 §5.2), as far as
 * there are any. Forgiving: whatever is no frame is left over. Immutable.
 *
 * @param heads with the time at which each was complete
 * @param frames unmasked
 * @param rest bytes at the end that form nothing, or an HTTP body
 */
record WireFrames(List<Head> heads, List<TargetReport.Frame> frames, Bytes rest) {
  private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
  private static final int SWITCHING = 101;

  /** A head as it was written, its empty line left out. */
  record Head(double at, String text) {
    /** The status of an answer; 0 if there is none. */
    int status() {
      String[] words = text.split("[ \r\n]+", 3);
      return words.length > 1 && words[1].matches("[0-9]{3}") ? Integer.parseInt(words[1]) : 0;
    }
  }

  static WireFrames of(List<TargetReport.Chunk> chunks) {
    return new Reader(chunks).read();
  }

  /** The bytes up to the first that were not kept. */
  private static final class Reader {
    private final List<TargetReport.Chunk> chunks;
    private final byte[] all;
    private final List<Head> heads = new ArrayList<>();
    private final List<TargetReport.Frame> frames = new ArrayList<>();
    private int at;

    Reader(List<TargetReport.Chunk> chunks) {
      this.chunks = chunks;
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (TargetReport.Chunk chunk : chunks) {
        bytes.writeBytes(chunk.payload().bytes());
        if (chunk.payload().isCut()) {
          break;
        }
      }
      all = bytes.toByteArray();
    }

    WireFrames read() {
      boolean framed = heads();
      while (framed && frame()) {
        // the loop's condition does the work
      }
      return new WireFrames(heads, frames, Bytes.copyOf(all, at, all.length - at));
    }

    /** Whether frames may follow: after a request, or an answer that switches or goes on. */
    private boolean heads() {
      int end;
      while (isHead() && (end = headEnd()) > 0) {
        String text = new String(all, at, end - at, StandardCharsets.ISO_8859_1).strip();
        at = end;
        heads.add(new Head(timeOf(end - 1), text));
        boolean answer = text.startsWith("HTTP/");
        int status = heads.get(heads.size() - 1).status();
        if (!answer || status >= SWITCHING) {
          return !answer || status == SWITCHING;
        }
      }
      return false;
    }

    private boolean isHead() {
      return at < all.length && (all[at] == 'H' || all[at] == 'G');
    }

    private int headEnd() {
      for (int i = at; i + HEAD_END.length <= all.length; i++) {
        if (Arrays.equals(all, i, i + HEAD_END.length, HEAD_END, 0, HEAD_END.length)) {
          return i + HEAD_END.length;
        }
      }
      return 0;
    }

    /** Takes a frame if there is a whole one. */
    private boolean frame() {
      if (all.length - at < 2) {
        return false;
      }
      int size = all[at + 1] & 0x7F;
      boolean masked = (all[at + 1] & 0x80) != 0;
      int extra = size == 126 ? 2 : size == 127 ? 8 : 0;
      int header = 2 + extra + (masked ? 4 : 0);
      if (all.length - at < header) {
        return false;
      }
      long length = extra == 0 ? size : number(at + 2, extra);
      if (length < 0 || length > all.length - at - header) {
        return false;
      }
      byte[] payload = Arrays.copyOfRange(all, at + header, at + header + (int) length);
      for (int i = 0; masked && i < payload.length; i++) {
        payload[i] ^= all[at + header - 4 + i % 4];
      }
      int first = all[at] & 0xFF;
      at += header + (int) length;
      frames.add(
          new TargetReport.Frame(
              timeOf(at - 1),
              first >= 0x80,
              first >> 4 & 7,
              first & 0x0F,
              masked,
              Payload.of(Bytes.of(payload), TraceRecords.LONGEST_PAYLOAD)));
      return true;
    }

    private long number(int from, int bytes) {
      long number = 0;
      for (int i = 0; i < bytes; i++) {
        number = number << 8 | all[from + i] & 0xFF;
      }
      return number;
    }

    private double timeOf(int index) {
      int before = 0;
      for (TargetReport.Chunk chunk : chunks) {
        before += chunk.payload().length();
        if (index < before) {
          return chunk.at();
        }
      }
      return 0;
    }
  }
}
