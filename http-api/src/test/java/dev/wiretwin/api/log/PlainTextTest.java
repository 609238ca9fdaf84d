package dev.wiretwin.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void whatCanBeReadStaysAsItIs() {
    assertThat(PlainText.of("Grüße, 世界 😀 = \"1\"", 100)).isEqualTo("Grüße, 世界 😀 = \"1\"");
  }

  @Test
  void aLineDoesNotEndEarly() {
    assertThat(PlainText.of("a\r\nb\u2028c\u2029d\u0085e\u000bf\fg", 100))
        .isEqualTo("a\\r\\nb\\u2028c\\u2029d\\u0085e\\u000bf\\u000cg");
  }

  @Test
  void noTerminalIsSteered() {
    assertThat(PlainText.of("\u001b[31mred\u009b1m\u007f\b\t\u0000", 100))
        .isEqualTo("\\u001b[31mred\\u009b1m\\u007f\\u0008\\t\\u0000");
  }

  @Test
  void nothingIsHiddenOrTurnedRound() {
    assertThat(PlainText.of("a\u202eb\u200bc\ufeffd\ud800e" + Character.toString(0xE0001), 100))
        .isEqualTo("a\\u202eb\\u200bc\\ufeffd\\ud800e\\u{e0001}");
  }

  @Test
  void anEscapeCannotBePretended() {
    assertThat(PlainText.of("\\n", 100)).isEqualTo("\\\\n");
  }

  @Test
  void whatIsTooLongEndsInAnEllipsis() {
    assertThat(PlainText.of("abcdef", 6)).isEqualTo("abcdef");
    assertThat(PlainText.of("abcdefg", 6)).isEqualTo("abcdef…");
    assertThat(PlainText.of("😀😀😀", 3)).isEqualTo("😀😀😀");
  }
}
