package dev.wiretwin.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsoleTextTest {
  private final ConsoleText text = new ConsoleText();

  @Test
  void failuresAndBeginningsAreRecognised() {
    text.add("hello");
    assertThat(text.hasFailed()).isFalse();
    assertThat(text.hasBooted()).isFalse();
    text.add("stack traceback:");
    text.add("\tbuild 1 powered by Lua 5.1.4 on SDK");
    assertThat(text.hasFailed()).isTrue();
    assertThat(text.hasBooted()).isTrue();
    text.expectNothing();
    assertThat(text.hasFailed() || text.hasBooted()).isFalse();
    assertThat(text.lines()).hasSize(3);
  }

  @Test
  void theLastReadableLineIsNotNoise() {
    text.add("the end");
    text.add("");
    text.add("\u00ff\u0000x");
    assertThat(text.last()).isEqualTo("the end");
  }

  @Test
  void oldAndLongLinesAreCut() {
    for (int i = 0; i <= 2_000; i++) {
      text.add("line " + i);
    }
    assertThat(text.lines()).hasSize(2_000).startsWith("line 1");
    text.add("x".repeat(5_000));
    assertThat(text.last()).hasSize(1_000);
  }
}
