package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ControlTalkTest {
  private final ControlDesk desk = request -> "ok " + request.toUpperCase();

  private static String say(ControlTalk talk, String words) {
    byte[] answer = talk.take(ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)));
    return new String(answer, StandardCharsets.UTF_8);
  }

  @Test
  void linesAreAnsweredInTheirOrderHoweverTheyAreCut() {
    ControlTalk talk = new ControlTalk(desk, Optional.empty(), 100);
    assertThat(say(talk, "one\r\ntw")).isEqualTo("ok ONE\n");
    assertThat(say(talk, "o\n\nthree\nfo")).isEqualTo("ok TWO\nok THREE\n");
    assertThat(talk.isOver()).isFalse();
  }

  @Test
  void anAnswerIsAlwaysOneLine() {
    ControlTalk talk = new ControlTalk(request -> "ok\nmore", Optional.empty(), 100);
    assertThat(say(talk, "x\n")).isEqualTo("ok more\n");
  }

  @Test
  void anEndlessLineEndsTheTalk() {
    ControlTalk talk = new ControlTalk(desk, Optional.empty(), 5);
    assertThat(say(talk, "12345\n")).isEqualTo("ok 12345\n");
    assertThat(say(talk, "123456\nnext\n")).isEqualTo("no a line has at most 5 bytes\n");
    assertThat(talk.isOver()).isTrue();
    assertThat(say(talk, "more\n")).isEmpty();
  }

  @Test
  void theTokenComesFirstWhereOneIsAskedFor() {
    ControlTalk talk = new ControlTalk(desk, Optional.of("cafe"), 100);
    assertThat(say(talk, "token cafe\nfirst\n")).isEqualTo("ok FIRST\n");
  }

  @Test
  void whoDoesNotKnowTheTokenIsNotServed() {
    ControlTalk talk = new ControlTalk(desk, Optional.of("cafe"), 100);
    assertThat(say(talk, "first\nsecond\n")).startsWith("no the first line must be the token");
    assertThat(talk.isOver()).isTrue();
  }
}
