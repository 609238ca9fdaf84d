package dev.wiretwin.api.report;

import dev.wiretwin.core.frame.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Says in a few words what frames and payloads are. Stateless. */
final class FrameWords {
  private static final int SHORT = 32;
  private static final int NO_STATUS = 1005;

  private FrameWords() {}

  static String opcode(int opcode) {
    return switch (opcode) {
      case 0 -> "continuation";
      case 1 -> "text";
      case 2 -> "binary";
      case 8 -> "close";
      case 9 -> "ping";
      case 10 -> "pong";
      default -> opcode < 0 ? "no opcode" : "opcode " + opcode;
    };
  }

  /** Like {@code FIN · text · 5 bytes · masked}. */
  static String header(TargetReport.Frame frame) {
    List<String> words = new ArrayList<>();
    words.add(frame.fin() ? "FIN" : "not FIN");
    if (frame.rsv() != 0) {
      words.add("RSV " + frame.rsv());
    }
    words.add("opcode " + frame.opcode());
    words.add(bytes(frame.payload().length()));
    words.add(frame.masked() ? "masked" : "unmasked");
    return String.join(" · ", words);
  }

  /** What a close frame says: its code and reason; 1005 if it has none. */
  static TargetReport.CloseFrame close(TargetReport.Frame frame) {
    byte[] body = frame.payload().bytes();
    return body.length < 2
        ? new TargetReport.CloseFrame(NO_STATUS, "")
        : new TargetReport.CloseFrame(
            (body[0] & 0xFF) << 8 | body[1] & 0xFF,
            new String(body, 2, body.length - 2, StandardCharsets.UTF_8));
  }

  /** Like {@code 1001 "maintenance"}. */
  static String words(TargetReport.CloseFrame close) {
    String code = close.code() == NO_STATUS ? "no code" : Integer.toString(close.code());
    return close.reason().isEmpty() ? code : code + " \"" + close.reason() + '"';
  }

  /** The content of a frame in a few words; may be empty. */
  static String content(TargetReport.Frame frame) {
    return frame.opcode() == 8 ? words(close(frame)) : shortly(frame.payload());
  }

  /** In quotes if it is a text, else in hex; what is long ends in an ellipsis. */
  static String shortly(Payload payload) {
    if (payload.length() == 0) {
      return "";
    } else if (payload.text() != null) {
      String text = payload.text();
      return '"' + (text.length() > SHORT ? text.substring(0, SHORT) + '…' : text) + '"';
    }
    byte[] bytes = payload.bytes();
    String hex = HexFormat.of().formatHex(bytes, 0, Math.min(SHORT / 2, bytes.length));
    return bytes.length > SHORT / 2 ? hex + '…' : hex;
  }

  static String bytes(int count) {
    return count == 1 ? "1 byte" : count + " bytes";
  }

  /** Sixteen bytes a line: offset, hex, and what of it is ASCII. */
  static String dump(Bytes bytes) {
    StringBuilder dump = new StringBuilder();
    for (int from = 0; from < bytes.length(); from += 16) {
      StringBuilder hex = new StringBuilder();
      StringBuilder ascii = new StringBuilder();
      for (int i = from; i < Math.min(from + 16, bytes.length()); i++) {
        int value = bytes.at(i);
        hex.append("%02x ".formatted(value));
        ascii.append(value >= 0x20 && value < 0x7F ? (char) value : '.');
      }
      dump.append("%s%04x  %-48s %s".formatted(from == 0 ? "" : "\n", from, hex, ascii));
    }
    return dump.toString();
  }
}
