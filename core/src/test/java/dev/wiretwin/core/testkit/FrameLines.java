package dev.wiretwin.core.testkit;

import dev.wiretwin.core.frame.Opcode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Frames as lines of text, masked or not alike, so that a difference can be read. */
public final class FrameLines {
  private static final int SHORT = 64;

  private FrameLines() {}

  public static List<String> of(List<WireFrame> frames) {
    return frames.stream().map(FrameLines::of).toList();
  }

  public static String of(WireFrame frame) {
    return Opcode.name(frame.opcode())
        + (frame.fin() ? "" : " unfinished")
        + (frame.rsv() == 0 ? "" : " rsv" + frame.rsv())
        + payload(frame);
  }

  private static String payload(WireFrame frame) {
    if (frame.payload().length == 0) {
      return "";
    }
    if (frame.opcode() == Opcode.CLOSE) {
      String reason = new WireFrame(0, false, tail(frame.payload())).text();
      return " " + frame.closeCode() + (reason.isEmpty() ? "" : " " + reason);
    }
    if (frame.payload().length > SHORT) {
      return " of " + frame.payload().length;
    }
    return " "
        + (frame.opcode() == Opcode.TEXT && frame.rsv() == 0
            ? frame.text()
            : HexFormat.of().formatHex(frame.payload()));
  }

  private static byte[] tail(byte[] body) {
    return Arrays.copyOfRange(body, Math.min(2, body.length), body.length);
  }
}
