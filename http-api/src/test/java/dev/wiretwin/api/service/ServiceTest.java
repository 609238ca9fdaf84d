package dev.wiretwin.api.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.listen.Access;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.session.ConnectPolicy;
import dev.wiretwin.api.store.Retention;
import dev.wiretwin.api.web.Api;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServiceTest {
  @TempDir private Path folder;

  @Test
  void itCanBeStartedAgainWhereItWasStopped() {
    for (int i = 0; i < 2; i++) {
      try (Service service = Service.start(ServiceSettings.local(folder))) {
        assertThat(Api.at(service.port()).get("/readyz").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void aTargetThatDoesNotExistIsRefused() {
    try (Service service = Service.start(ServiceSettings.local(folder))) {
      Api api = Api.at(service.port());
      assertThat(api.post("/api/v1/sessions", "{\"target\":\"moon\"}").code())
          .isEqualTo("target-not-found");
      assertThat(api.post("/api/v1/sessions", "{\"target\":\"board:none\"}").status())
          .isEqualTo(404);
    }
  }

  @Test
  void anAddressThatIsTakenLeavesNothingOpen() {
    try (Service first = Service.start(ServiceSettings.local(folder.resolve("a")))) {
      Path state = folder.resolve("b");
      ServiceSettings same =
          new ServiceSettings(
              "127.0.0.1",
              first.port(),
              Access.LOCAL,
              ConnectPolicy.BENCH,
              state,
              Retention.DEFAULT,
              List.of(),
              Optional.empty());
      assertThatThrownBy(() -> Service.start(same))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("cannot listen on 127.0.0.1:" + first.port());
      try (Service second = Service.start(ServiceSettings.local(state))) {
        assertThat(second.port()).isPositive();
      }
    }
  }

  @Test
  void whoeverWaitsWhenItEndsIsAnsweredAndItDoesNotTakeLong() throws Exception {
    Service service = Service.start(ServiceSettings.local(folder));
    Api api = Api.at(service.port());
    String id = api.post("/api/v1/sessions", "{\"target\":\"jvm\"}").json().path("id").asText();
    CompletableFuture<Integer> waiting =
        CompletableFuture.supplyAsync(
            () -> api.get("/api/v1/sessions/" + id + "/events?after=1000&wait=50s").status());
    String metrics = "";
    while (!metrics.contains("/events") && !waiting.isDone()) {
      metrics = api.get("/api/v1/sessions/" + id).text() + "/events";
    }
    Instant told = Instant.now();
    service.close();
    assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(waiting.handle((status, cut) -> true).get(5, TimeUnit.SECONDS)).isTrue();
  }
}
