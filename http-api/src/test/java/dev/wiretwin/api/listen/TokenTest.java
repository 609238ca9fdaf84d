package dev.wiretwin.api.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TokenTest {

  @Test
  void itMatchesItselfAlone() {
    Token token = Token.of("0123456789abcdef");
    assertThat(token.matches("0123456789abcdef")).isTrue();
    assertThat(token.matches("0123456789abcdeF")).isFalse();
    assertThat(token.matches("")).isFalse();
  }

  @Test
  void itSaysNothingOfItself() {
    assertThat(Token.of("0123456789abcdef")).hasToString("a token");
  }

  @Test
  void whatCouldBeGuessedOrNotBeSentIsNone() {
    for (String odd :
        new String[] {"short", "x".repeat(513), "0123456789 abcdef", "0123456789abcdé0"}) {
      assertThatThrownBy(() -> Token.of(odd))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("a token has")
          .hasMessageNotContaining(odd);
    }
  }
}
