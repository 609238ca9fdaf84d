package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
  @Test
  void ordinaryWordsStay() {
    assertThat(SafeText.of("Grüße, 500 µs ☕ \"…\"")).isEqualTo("Grüße, 500 µs ☕ \"…\"");
  }

  @Test
  void whatMovesTheCursorOrHidesLettersIsWrittenOut() {
    assertThat(SafeText.of("a\u001b[2Jb\nc\u202ed")).isEqualTo("a\\u{1b}[2Jb\\u{a}c\\u{202e}d");
  }

  @Test
  void whatIsLongIsCut() {
    assertThat(SafeText.of("x".repeat(401))).hasSize(401).endsWith("x…");
    assertThat(SafeText.of("x".repeat(400))).endsWith("xx");
  }

  @Test
  void asAWholeItIsMadeSafeAndNotCut() {
    assertThat(SafeText.whole("\u001b" + "x".repeat(500))).isEqualTo("\\u{1b}" + "x".repeat(500));
  }
}
