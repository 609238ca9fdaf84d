package dev.wiretwin.bridge.virtual.host;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * One client's conversation with a board's control socket: request lines in, answer lines out.
 * Pure; on the control thread only.
 */
final class ControlTalk {
  static final String TOKEN = "token ";

  private final ControlDesk desk;
  private final byte[] line;
  private Optional<String> token;
  private int length;
  private boolean over;

  /**
   * @param token that the first line must hold, if any
   */
  ControlTalk(ControlDesk desk, Optional<String> token, int lineBytes) {
    this.desk = desk;
    this.token = token;
    this.line = new byte[lineBytes];
  }

  /** Takes what has come and says what to answer; nothing is answered once it is over. */
  byte[] take(ByteBuffer bytes) {
    StringBuilder answers = new StringBuilder();
    while (bytes.hasRemaining() && !over) {
      byte next = bytes.get();
      if (next == '\n') {
        String request = new String(line, 0, length, StandardCharsets.UTF_8).strip();
        length = 0;
        answer(request, answers);
      } else if (length == line.length) {
        refuse("a line has at most " + line.length + " bytes", answers);
      } else {
        line[length++] = next;
      }
    }
    return answers.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void answer(String request, StringBuilder answers) {
    if (token.isPresent()) {
      if (matches(request, TOKEN + token.get())) {
        token = Optional.empty();
      } else {
        refuse("the first line must be the token of the control file", answers);
      }
    } else if (!request.isEmpty()) {
      answers.append(desk.answer(request).replace('\n', ' ')).append('\n');
    }
  }

  private static boolean matches(String said, String expected) {
    return MessageDigest.isEqual(
        said.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  private void refuse(String sentence, StringBuilder answers) {
    answers.append("no ").append(sentence).append('\n');
    over = true;
  }

  /** Whether the client shall be left once it has its answers. */
  boolean isOver() {
    return over;
  }
}
