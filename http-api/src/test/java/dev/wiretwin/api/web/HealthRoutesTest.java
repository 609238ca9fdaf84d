package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class HealthRoutesTest {
  @Test
  void aServiceThatIsReadySaysSo() {
    try (Windows windows = Windows.open(routes(() -> {}))) {
      assertThat(windows.api().get("/livez").text()).isEqualTo("{\"status\":\"alive\"}");
      assertThat(windows.api().get("/readyz").text()).isEqualTo("{\"status\":\"ready\"}");
      assertThat(windows.api().send("HEAD", "/readyz", null).status()).isEqualTo(200);
    }
  }

  @Test
  void aServiceThatIsNotReadySaysWhenToAskAgain() {
    try (Windows windows =
        Windows.open(
            routes(
                () -> {
                  throw new Refusal(RefusalCode.STATE_UNUSABLE, "the disk is gone");
                }))) {
      assertThat(windows.api().get("/livez").status()).isEqualTo(200);
      Api.Answered notYet = windows.api().get("/readyz");
      assertThat(notYet.status()).isEqualTo(503);
      assertThat(notYet.code()).isEqualTo("not-ready");
      assertThat(notYet.header("Retry-After")).isEqualTo("1");
      assertThat(notYet.text()).contains("the service runs, but: the disk is gone");
    }
  }

  private static Route[] routes(Runnable touch) {
    return new HealthRoutes(touch).routes().toArray(Route[]::new);
  }
}
