package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerTest {
  @Test
  void anAnswerMayHaveNoBody() {
    assertThat(Answer.nothing().status()).isEqualTo(204);
    assertThat(Answer.nothing().body()).isEmpty();
    assertThat(new Answer(200, "a/b", new byte[1]).headers()).isEmpty();
  }
}
