package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.listen.Access;
import dev.wiretwin.api.listen.Token;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PageRoutesTest {
  private static Route[] routes() {
    return new PageRoutes(PageFiles.usual()).routes().toArray(Route[]::new);
  }

  @Test
  void thePageIsServedUnderAStrictPolicy() {
    try (Windows windows = Windows.open(routes())) {
      Api.Answered page = windows.api().get("/");
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
      assertThat(page.header("Content-Security-Policy"))
          .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
          .doesNotContain("unsafe");
      assertThat(page.text()).contains("<wt-app>").doesNotContain("http://", "https://");
    }
  }

  @Test
  void aFileThatIsAsItWasIsNotSentAgain() {
    try (Windows windows = Windows.open(routes())) {
      Api.Answered first = windows.api().get("/ui/app.js");
      assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
      String tag = first.header("ETag");
      Api.Answered again = windows.api().with("If-None-Match", tag).get("/ui/app.js");
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.bytes()).isEmpty();
      assertThat(windows.api().with("If-None-Match", "\"other\"").get("/ui/app.js").status())
          .isEqualTo(200);
    }
  }

  @Test
  void whatIsNotPartOfItIsNotThere() {
    try (Windows windows = Windows.open(routes())) {
      assertThat(windows.api().get("/ui/strings/tlh.json").code()).isEqualTo("route-not-found");
      assertThat(windows.api().get("/ui/..%2fpom.xml").status()).isIn(400, 404);
    }
  }

  @Test
  void itNeedsNoTokenForItHoldsNothingSecret() {
    Access access =
        new Access(Optional.of(Token.of("a-token-of-some-length-0123456789")), Set.of(), Set.of());
    try (Windows windows = Windows.open(access, routes())) {
      assertThat(windows.api().get("/").status()).isEqualTo(200);
      assertThat(windows.api().get("/ui/strings/en.json").status()).isEqualTo(200);
      assertThat(windows.api().get("/api/v1/events/poll").status()).isEqualTo(401);
      assertThat(PageRoutes.isPage("/uix")).isFalse();
    }
  }
}
