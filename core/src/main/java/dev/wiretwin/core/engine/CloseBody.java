package dev.wiretwin.core.engine;

import dev.wiretwin.core.frame.CloseCode;
import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import dev.wiretwin.core.frame.Utf8Check;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The body of a close frame: two bytes of code, then the reason (§5.5.1). */
final class CloseBody {
  /** What is left of a control frame's 125 bytes after the code. */
  static final int MAX_REASON_BYTES = 123;

  private CloseBody() {}

  /** Judges a received body (§5.5.1, §7.4, §8.1). */
  static CloseFrame read(byte[] body) {
    if (body.length == 0) {
      return CloseFrame.EMPTY;
    }
    if (body.length == 1) {
      throw new ProtocolViolation(Kind.PROTOCOL, "close frame with half a code");
    }
    int code = (body[0] & 0xFF) << 8 | body[1] & 0xFF;
    if (!CloseCode.isAllowedOnWire(code)) {
      throw new ProtocolViolation(Kind.PROTOCOL, "close code " + code + " may not be sent");
    }
    if (!Utf8Check.isValid(body, 2, body.length)) {
      throw new ProtocolViolation(Kind.UTF8, "close reason is not UTF-8");
    }
    return new CloseFrame(code, new String(body, 2, body.length - 2, StandardCharsets.UTF_8));
  }

  /** The body for a frame of ours; a reason that is too long is cut between two characters. */
  static byte[] write(CloseFrame frame) {
    if (frame.code() == CloseCode.NO_STATUS) {
      return new byte[0];
    }
    byte[] reason = frame.reason().getBytes(StandardCharsets.UTF_8);
    int length = Math.min(reason.length, MAX_REASON_BYTES);
    while (length < reason.length && length > 0 && (reason[length] & 0xC0) == 0x80) {
      length--;
    }
    byte[] body =
        Arrays.copyOf(new byte[] {(byte) (frame.code() >> 8), (byte) frame.code()}, 2 + length);
    System.arraycopy(reason, 0, body, 2, length);
    return body;
  }
}
