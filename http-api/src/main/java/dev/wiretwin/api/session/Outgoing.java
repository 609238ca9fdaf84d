package dev.wiretwin.api.session;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.core.client.FragmentingClient;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.frame.Opcode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Something to be sent: text or bytes, with which opcode, whole or in fragments. A value. */
public final class Outgoing {
  private final int opcode;

  /** Null for bytes. */
  private final String text;

  private final byte[] bytes;

  /** Payload of each fragment but the last; null for a whole message. */
  private final Integer fragmentBytes;

  private Outgoing(int opcode, String text, byte[] bytes, Integer fragmentBytes) {
    this.opcode = opcode;
    this.text = text;
    this.bytes = bytes;
    this.fragmentBytes = fragmentBytes;
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
      return new Outgoing(opcode == null ? Opcode.BINARY : opcode, null, decoded(base64), null);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw bad("text has half of a character (a lone surrogate), which no UTF-8 can carry");
    }
    return new Outgoing(opcode == null ? Opcode.TEXT : opcode, text, bytes, null);
  }

  /**
   * The same in fragments.
   *
   * @param size of each in bytes; null leaves it whole
   */
  public Outgoing inFragmentsOf(Integer size) {
    return new Outgoing(opcode, text, bytes, size);
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

  /**
   * @throws UnsupportedOperationException if the client sends whole messages only; says what to do
   */
  void on(WebSocketClient client) {
    if (fragmentBytes != null) {
      inFragments(client);
    } else if (text == null) {
      client.send(bytes, opcode);
    } else {
      client.send(text, opcode);
    }
  }

  private void inFragments(WebSocketClient client) {
    if (!(client instanceof FragmentingClient able)) {
      throw new UnsupportedOperationException(
          "a board's websocket module sends whole messages only: leave fragmentBytes out, or send"
              + " from the JVM");
    }
    able.sendFragmented(bytes, opcode, fragmentBytes);
  }

  /** As the log tells it. */
  Payload payload(int most) {
    Payload whole =
        text != null && opcode == Opcode.TEXT
            ? Payload.text(text, bytes.length, most)
            : Payload.sent(bytes, opcode, most);
    return whole.inFragmentsOf(fragmentBytes);
  }
}
