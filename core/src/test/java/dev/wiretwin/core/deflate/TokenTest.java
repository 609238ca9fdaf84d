package dev.wiretwin.core.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "0", "chat.v1", "!#$%&'*+-.^_`|~", "Sec-WebSocket-Key"})
  void wordsOfTokenCharactersAreTokens(String text) {
    assertThat(Token.isToken(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "a b", "a,b", "a;b", "a=b", "\"a\"", "a/b", "a:b", "(a)", "a@b", "é", "a\r\n", "\0"
      })
  void everythingElseIsNone(String text) {
    assertThat(Token.isToken(text)).isFalse();
  }

  @Test
  void thereAre77TokenCharacters() {
    int count = 0;
    for (int c = 0; c < 0x10000; c++) {
      count += Token.isTokenChar(c) ? 1 : 0;
    }
    assertThat(count).isEqualTo(26 + 26 + 10 + 15);
  }
}
