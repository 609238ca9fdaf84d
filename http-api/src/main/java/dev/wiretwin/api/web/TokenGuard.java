package dev.wiretwin.api.web;

import dev.wiretwin.api.listen.Token;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Asks for the token, where there is one. Immutable. */
final class TokenGuard {
  /** Programs that watch over the service need no token to see that it is alive. */
  private static final Set<String> OPEN = Set.of("/livez", "/readyz");

  private static final String SCHEME = "bearer ";

  private final Optional<Token> token;

  TokenGuard(Optional<Token> token) {
    this.token = token;
  }

  /**
   * @throws Refusal if the token is wrong or missing
   */
  void check(Asked asked) {
    if (token.isEmpty() || OPEN.contains(asked.path()) || PageRoutes.isPage(asked.path())) {
      return;
    }
    List<String> said = asked.headers().apply("Authorization");
    if (said.isEmpty()) {
      throw unauthorized("this service wants its token: send the header Authorization: Bearer …");
    }
    String shown = said.get(0);
    boolean right =
        said.size() == 1
            && shown.toLowerCase(Locale.ROOT).startsWith(SCHEME)
            && token.get().matches(shown.substring(SCHEME.length()).strip());
    if (!right) {
      throw unauthorized("that is not the token of this service");
    }
  }

  private static Refusal unauthorized(String sentence) {
    return new Refusal(RefusalCode.UNAUTHORIZED, sentence);
  }
}
