package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthRoutesTest {
  @Test
  void aServiceThatIsReadySaysSo() {
    try (Windows windows = Windows.open(routes(true))) {
      assertThat(windows.api().get("/livez").text()).isEqualTo("{\"status\":\"alive\"}");
      assertThat(windows.api().get("/readyz").text()).isEqualTo("{\"status\":\"ready\"}");
      assertThat(windows.api().send("HEAD", "/readyz", null).status()).isEqualTo(200);
    }
  }

  @Test
  void aServiceThatIsNotReadySaysWhenToAskAgain() {
    try (Windows windows = Windows.open(routes(false))) {
      assertThat(windows.api().get("/livez").status()).isEqualTo(200);
      Api.Answered notYet = windows.api().get("/readyz");
      assertThat(notYet.status()).isEqualTo(503);
      assertThat(notYet.code()).isEqualTo("not-ready");
      assertThat(notYet.header("Retry-After")).isEqualTo("1");
    }
  }

  private static Route[] routes(boolean ready) {
    return new HealthRoutes(() -> ready).routes().toArray(Route[]::new);
  }
}
