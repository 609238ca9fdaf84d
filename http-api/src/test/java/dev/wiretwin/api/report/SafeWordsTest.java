package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeWordsTest {
  @Test
  void lettersOfAnyScriptStay() {
    assertThat(SafeWords.of("Grüße, 世界 😀 −6 ≠ …", 100)).isEqualTo("Grüße, 世界 😀 −6 ≠ …");
  }

  @Test
  void whatMovesTurnsOrHidesIsWrittenOut() {
    assertThat(SafeWords.of("a\u001b[2J\r\n\u202eb\u200bc\ud800", 100))
        .isEqualTo("a\\u{1b}[2J\\u{d}\\u{a}\\u{202e}b\\u{200b}c\\u{d800}");
  }

  @Test
  void longTextsEndInAnEllipsis() {
    assertThat(SafeWords.of("abcdef", 3)).isEqualTo("abc…");
    assertThat(SafeWords.of("abc", 3)).isEqualTo("abc");
  }
}
