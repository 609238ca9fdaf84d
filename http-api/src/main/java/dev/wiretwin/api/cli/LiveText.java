package dev.wiretwin.api.cli;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Turns what a board says, byte for byte as it comes, into text that is fit for a terminal: UTF-8
 * where it is, a replacement where it is not, and no control character but line ends, tabs and
 * backspaces. For one thread.
 */
final class LiveText {
  private static final int MOST_LEFT_OVER = 8;

  private final Supplier<String> lineStart;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  /** Bytes of a character that is not complete. */
  private ByteBuffer rest = ByteBuffer.allocate(0);

  private boolean atLineStart = true;

  /**
   * @param lineStart what stands before each line, such as the time; asked when its first character
   *     comes
   */
  LiveText(Supplier<String> lineStart) {
    this.lineStart = lineStart;
  }

  String of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.allocate(rest.remaining() + bytes.length).put(rest).put(bytes);
    in.flip();
    CharBuffer characters = CharBuffer.allocate(in.remaining() + MOST_LEFT_OVER);
    decoder.decode(in, characters, false);
    rest = in.slice();
    StringBuilder text = new StringBuilder();
    characters.flip().codePoints().forEach(one -> append(text, one));
    return text.toString();
  }

  /** Whether what was said last has begun a line and not ended it. */
  boolean isInLine() {
    return !atLineStart;
  }

  private void append(StringBuilder text, int character) {
    if (character == '\r') {
      return;
    }
    if (atLineStart) {
      text.append(lineStart.get());
      atLineStart = false;
    }
    if (character == '\n') {
      text.append(System.lineSeparator());
      atLineStart = true;
    } else if (character == '\t' || character == '\b') {
      text.append((char) character);
    } else {
      text.append(SafeText.of(Character.toString(character)));
    }
  }
}
