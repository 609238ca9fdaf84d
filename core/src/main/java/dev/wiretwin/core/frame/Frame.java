package dev.wiretwin.core.frame;

import java.util.Objects;

/**
 * One frame as it was on the wire, kept for traces and tests (RFC 6455 §5.2). The mask belongs to
 * the wire, not to the frame. Immutable.
 *
 * @param rsv RSV1 is 4, RSV2 is 2, RSV3 is 1
 * @param opcode 0 to 15; see {@link Opcode}
 */
public record Frame(boolean fin, int rsv, int opcode, Bytes payload) {
  private static final int SHOWN_BYTES = 48;

  public Frame {
    if (rsv < 0 || rsv > 7) {
      throw new IllegalArgumentException("rsv must be 0 to 7, not " + rsv);
    }
    if (opcode < 0 || opcode > 15) {
      throw new IllegalArgumentException("opcode must be 0 to 15, not " + opcode);
    }
    Objects.requireNonNull(payload, "payload");
  }

  /**
   * One short line that is safe in a log or on a page, such as {@code text fin 5 bytes "Hello"}:
   * long payloads are cut, and nothing in it can move a cursor or hide a letter.
   */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(Opcode.name(opcode));
    line.append(fin ? " fin" : "");
    for (int bit = 1; bit <= 3; bit++) {
      line.append((rsv & 8 >> bit) != 0 ? " rsv" + bit : "");
    }
    line.append(' ').append(payload.length()).append(" bytes");
    if (opcode == Opcode.CLOSE && payload.length() >= 2) {
      line.append(' ').append(payload.at(0) << 8 | payload.at(1));
      appendPayload(line, 2);
    } else {
      appendPayload(line, 0);
    }
    return line.toString();
  }

  private void appendPayload(StringBuilder line, int from) {
    int length = payload.length();
    if (from == length) {
      return;
    }
    int end = Math.min(length, from + SHOWN_BYTES);
    while (end < length && end > from && (payload.at(end) & 0xC0) == 0x80) {
      end--; // cut between characters
    }
    Bytes shown = Bytes.copyOf(payload.toArray(), from, end - from);
    if (opcode == Opcode.BINARY || shown.length() == 0 || !shown.isUtf8()) {
      line.append(' ').append(payload.shortHex(from));
      return;
    }
    line.append(" \"");
    shown.text().codePoints().forEach(character -> appendSafely(line, character));
    line.append(end < length ? "…\"" : "\"");
  }

  private static void appendSafely(StringBuilder line, int character) {
    switch (character) {
      case '"' -> line.append("\\\"");
      case '\\' -> line.append("\\\\");
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (isVisible(character)) {
          line.appendCodePoint(character);
        } else {
          line.append("\\u{").append(Integer.toHexString(character)).append('}');
        }
      }
    }
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
