package dev.wiretwin.api.session;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.frame.Opcode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Something to be sent: text or bytes, and with which opcode. A value. */
public final class Outgoing {
  private final int opcode;

  /** Null for bytes. */
  private final String text;

  private final byte[] bytes;

  private Outgoing(int opcode, String text, byte[] bytes) {
    this.opcode = opcode;
    this.text = text;
    this.bytes = bytes;
  }

  /**
   * As a request has it: exactly one of the first two is not null.
   *
   * @param opcode 1, 2, 9 or 10; null is 1 for text and 2 for base64
   * @throws Refusal if it is neither or both, or cannot be read
   */
  public static Outgoing of(String text, String base64, Integer opcode) {
    if ((text == null) == (base64 == null)) {
      throw bad("give text or base64, and not both");
    }
    if (text == null) {
      return new Outgoing(opcode == null ? Opcode.BINARY : opcode, null, decoded(base64));
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw bad("text has half of a character (a lone surrogate), which no UTF-8 can carry");
    }
    return new Outgoing(opcode == null ? Opcode.TEXT : opcode, text, bytes);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException wrong) {
      throw new Refusal(RefusalCode.BAD_REQUEST, "base64 is none: " + wrong.getMessage(), wrong);
    }
  }

  private static Refusal bad(String sentence) {
    return new Refusal(RefusalCode.BAD_REQUEST, sentence);
  }

  boolean isControl() {
    return Opcode.isControl(opcode);
  }

  void on(WebSocketClient client) {
    if (text == null) {
      client.send(bytes, opcode);
    } else {
      client.send(text, opcode);
    }
  }

  /** As the log tells it. */
  Payload payload(int most) {
    return text != null && opcode == Opcode.TEXT
        ? Payload.text(text, bytes.length, most)
        : Payload.sent(bytes, opcode, most);
  }
}
