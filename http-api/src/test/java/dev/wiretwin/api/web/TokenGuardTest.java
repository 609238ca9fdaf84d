package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.listen.Token;
import dev.wiretwin.api.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenGuardTest {

  private static final String SECRET = "0123456789abcdef";

  private final TokenGuard guard = new TokenGuard(Optional.of(Token.of(SECRET)));

  @Test
  void whoeverShowsItComesIn() {
    assertThatCode(() -> guard.check(asked("/x", "Bearer " + SECRET))).doesNotThrowAnyException();
    assertThatCode(() -> guard.check(asked("/x", "bearer  " + SECRET))).doesNotThrowAnyException();
  }

  @Test
  void whoeverDoesNotStaysOutside() {
    assertThatThrownBy(() -> guard.check(asked("/x")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("this service wants its token");
    for (String odd : new String[] {"", "Bearer", SECRET, "Basic " + SECRET, "Bearer x" + SECRET}) {
      assertThatThrownBy(() -> guard.check(asked("/x", odd)))
          .hasMessage("that is not the token of this service");
    }
    assertThatThrownBy(() -> guard.check(asked("/x", "Bearer " + SECRET, "Bearer " + SECRET)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void watchersNeedNone() {
    assertThatCode(() -> guard.check(asked("/livez"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> guard.check(asked("/livez/x"))).isInstanceOf(Refusal.class);
    assertThat(new TokenGuard(Optional.empty())).isNotNull();
    assertThatCode(() -> new TokenGuard(Optional.empty()).check(asked("/x")))
        .doesNotThrowAnyException();
  }

  private static Asked asked(String path, String... shown) {
    return new Asked("GET", path, "127.0.0.1", name -> List.of(shown));
  }
}
