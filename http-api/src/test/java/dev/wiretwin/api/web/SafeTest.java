package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTest {

  @Test
  void whatCouldForgeOrHideIsReplaced() {
    assertThat(Safe.shown("a\r\nb\u001b[31m\u202e\u2028\ud800c\u00e4\ud83d\ude00"))
        .isEqualTo("a??b?[31m???c\u00e4\ud83d\ude00");
  }

  @Test
  void whatIsTooLongIsCut() {
    assertThat(Safe.shown("x".repeat(200))).isEqualTo("x".repeat(80) + "…");
  }
}
