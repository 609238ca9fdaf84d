package dev.wiretwin.core.engine.autobahn;

import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.testkit.WireFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Short words for the frames that the tables of cases are made of. Stateless. */
final class Frames {
  private static final int RSV_SHIFT = 4;

  private Frames() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  /** A pattern over and over, up to this length. */
  static byte[] filled(int length, byte... pattern) {
    byte[] all = new byte[length];
    for (int i = 0; i < length; i++) {
      all[i] = pattern[i % pattern.length];
    }
    return all;
  }

  static WireFrame text(String text) {
    return WireFrame.text(text);
  }

  static WireFrame text(byte[] payload) {
    return WireFrame.of(Opcode.TEXT, payload);
  }

  static WireFrame binary(byte[] payload) {
    return WireFrame.of(Opcode.BINARY, payload);
  }

  /** The beginning of a text message. */
  static WireFrame begin(String text) {
    return WireFrame.text(text).asUnfinished();
  }

  /** A continuation that is not the last. */
  static WireFrame goOn(String text) {
    return end(text).asUnfinished();
  }

  /** A last continuation. */
  static WireFrame end(String text) {
    return WireFrame.of(Opcode.CONTINUATION, bytes(text));
  }

  static WireFrame ping(String payload) {
    return ping(bytes(payload));
  }

  static WireFrame ping(byte[] payload) {
    return WireFrame.of(Opcode.PING, payload);
  }

  static WireFrame pong(String payload) {
    return pong(bytes(payload));
  }

  static WireFrame pong(byte[] payload) {
    return WireFrame.of(Opcode.PONG, payload);
  }

  /** A close frame without a body. */
  static WireFrame close() {
    return close(new byte[0]);
  }

  static WireFrame close(byte[] body) {
    return WireFrame.of(Opcode.CLOSE, body);
  }

  static WireFrame close(int code) {
    return WireFrame.close(code, "");
  }

  /**
   * One message in frames of this size. A message that divides evenly ends with an empty frame, as
   * the suite's own sender does it.
   *
   * @param rsv for the first frame alone
   */
  static List<WireFrame> fragmented(int opcode, int rsv, byte[] message, int size) {
    List<WireFrame> frames = new ArrayList<>();
    for (int from = 0; from <= message.length; from += size) {
      boolean last = from + size > message.length;
      int first = (last ? 0x80 : 0) | (from == 0 ? rsv << RSV_SHIFT | opcode : 0);
      byte[] part = Arrays.copyOfRange(message, from, last ? message.length : from + size);
      frames.add(new WireFrame(first, false, part));
    }
    return frames;
  }
}
