package dev.wiretwin.api.listen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessTest {

  @Test
  void aTokenIsAddedToWhatWasAllowed() {
    Token token = Token.of("0123456789abcdef");
    assertThat(Access.LOCAL.withToken(token).token()).contains(token);
    assertThat(Access.LOCAL.token()).isEmpty();
    assertThat(Access.LOCAL.withToken(token).hosts()).isEmpty();
  }
}
