package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {
  @Test
  void anIdHasANumberThatRises() {
    assertThat(SessionId.number("s12-k3x9")).hasValue(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s12", "s-k3x9", "s1-", "s1-../x", "s9999999999999999999-a", "1-a"})
  void anythingElseHasNone(String id) {
    assertThat(SessionId.number(id)).isEmpty();
  }
}
