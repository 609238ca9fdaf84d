package dev.wiretwin.api.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.wiretwin.core.client.Message;
import dev.wiretwin.core.frame.Opcode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * What was sent or received. A value.
 *
 * @param opcode 1 text, 2 binary, 9 ping or 10 pong
 * @param length of the whole payload in bytes
 * @param text the payload of a text message; else null
 * @param base64 any other payload; else null
 * @param cut true when only the beginning of the payload stands here; else null
 * @param fragmentBytes of each frame it was sent in, but the last; null if it was sent whole
 */
@JsonInclude(Include.NON_NULL)
@JsonPropertyOrder({"opcode", "length", "text", "base64", "cut", "fragmentBytes"})
public record Payload(
    int opcode, int length, String text, String base64, Boolean cut, Integer fragmentBytes)
    implements Facts {
  private static final int BASE64_IN = 3;
  private static final int BASE64_OUT = 4;

  /** One that was not sent in fragments. */
  public Payload(int opcode, int length, String text, String base64, Boolean cut) {
    this(opcode, length, text, base64, cut, null);
  }

  /** The same, sent in fragments of that size; null leaves it whole. */
  Payload inFragmentsOf(Integer size) {
    return new Payload(opcode, length, text, base64, cut, size);
  }

  /**
   * @param most characters that are kept of it
   */
  static Payload sent(byte[] bytes, int opcode, int most) {
    return opcode == Opcode.TEXT
        ? text(new String(bytes, StandardCharsets.UTF_8), bytes.length, most)
        : binary(bytes, opcode, most);
  }

  /**
   * @param most characters that are kept of it
   */
  static Payload received(Message message, int opcode, int most) {
    if (opcode != Opcode.TEXT) {
      return binary(message.bytes(), opcode, most);
    }
    String text = message.text();
    return text(text, utf8Length(text), most);
  }

  /**
   * @param length of it in UTF-8
   */
  static Payload text(String text, int length, int most) {
    return text.length() <= most
        ? new Payload(Opcode.TEXT, length, text, null, null)
        : new Payload(Opcode.TEXT, length, beginning(text, most), null, true);
  }

  private static Payload binary(byte[] bytes, int opcode, int most) {
    int kept = Math.min(bytes.length, most / BASE64_OUT * BASE64_IN);
    return kept == bytes.length
        ? new Payload(opcode, kept, null, Base64.getEncoder().encodeToString(bytes), null)
        : new Payload(
            opcode,
            bytes.length,
            null,
            Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, kept)),
            true);
  }

  /** Not between the halves of a character. */
  private static String beginning(String text, int most) {
    boolean halves = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, halves ? most - 1 : most);
  }

  /** Without making the bytes. */
  private static int utf8Length(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // each half of a pair counts two of the character's four bytes
      length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return length;
  }

  @Override
  public Payload shortened(int most) {
    if (text != null && text.length() > most) {
      return new Payload(opcode, length, beginning(text, most), null, true, fragmentBytes);
    } else if (base64 != null && base64.length() > most) {
      String beginning = base64.substring(0, most / BASE64_OUT * BASE64_OUT);
      return new Payload(opcode, length, null, beginning, true, fragmentBytes);
    }
    return this;
  }

  @Override
  public int weight() {
    if (text == null) {
      return base64.length();
    }
    // Java keeps a text in one byte per character only if that is enough for all of them
    return text.length() == length ? length : 2 * text.length();
  }
}
