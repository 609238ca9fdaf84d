package dev.wiretwin.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessageTest {
  private static Message text(String text) {
    return Message.of(text.getBytes(StandardCharsets.UTF_8), true);
  }

  @Test
  void aTextIsReadAsUtf8() {
    assertThat(text("grün").text()).isEqualTo("grün");
    assertThat(text("grün").length()).isEqualTo(5);
    assertThat(text("grün").isText()).isTrue();
  }

  @Test
  void aTextThatWasReadAlreadyHasItsBytesWhenAsked() {
    Message message = Message.of("grün");
    assertThat(message.isText()).isTrue();
    assertThat(message.text()).isEqualTo("grün");
    assertThat(message.length()).isEqualTo(5);
    assertThat(message.bytes()).isEqualTo("grün".getBytes(StandardCharsets.UTF_8));
    assertThat(message.buffer().remaining()).isEqualTo(5);
    assertThat(message).hasToString("text 5 bytes \"gr..n\"");
  }

  @Test
  void bytesThatAreNoTextAreReadWithReplacements() {
    Message message = Message.of(new byte[] {'a', (byte) 0xFF}, false);
    assertThat(message.isText()).isFalse();
    assertThat(message.text()).isEqualTo("a\uFFFD");
  }

  @Test
  void nobodyCanChangeIt() {
    Message message = text("ab");
    message.bytes()[0] = 'X';
    assertThat(message.buffer().isReadOnly()).isTrue();
    assertThat(message.text()).isEqualTo("ab");
    assertThat(message.buffer().remaining()).isEqualTo(2);
    assertThat(message.bytes()).containsExactly('a', 'b');
  }

  @Test
  void itsTextForLogsIsShortAndHarmless() {
    assertThat(text("a\nb")).hasToString("text 3 bytes \"a.b\"");
    assertThat(Message.of(new byte[40], false))
        .hasToString("binary 40 bytes \"" + ".".repeat(32) + "…\"");
  }
}
