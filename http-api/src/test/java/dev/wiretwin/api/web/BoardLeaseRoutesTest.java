package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.api.board.Plugged;
import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import dev.wiretwin.api.web.Api.Answered;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BoardLeaseRoutesTest {
  private static final String LEASE = "/api/v1/boards/virt0/lease";
  private static final String SESSIONS = "/api/v1/sessions";

  @TempDir private Path state;

  @Test
  void whoHasTheFenceHasTheBoardUntilSomebodyEvictsThem() throws Exception {
    try (Plugged plugged = Plugged.board(state);
        Service service = Service.start(ServiceSettings.local(state))) {
      Api api = Api.at(service.port());
      Answered ada =
          api.post(
              LEASE,
              "{\"holder\":\"ada\",\"seconds\":60,\"url\":\"https://ci/7\",\"reason\":\"x\"}");
      assertThat(ada.status()).isEqualTo(201);
      assertThat(ada.header("Location")).isEqualTo(LEASE);
      long fence = ada.json().get("fence").asLong();
      Answered board = api.get("/api/v1/boards/" + plugged.name());
      assertThat(board.json().get("state").asText()).isEqualTo("leased");
      assertThat(board.json().at("/lease/url").asText()).isEqualTo("https://ci/7");
      assertThat(board.json().at("/lease/fence").isMissingNode()).isTrue();

      Answered other = api.post(LEASE + "?wait=100ms", "{\"holder\":\"bob\"}");
      assertThat(other.status()).isEqualTo(423);
      assertThat(other.code()).isEqualTo("board-leased");
      assertThat(other.json().get("holder").asText()).isEqualTo("ada");
      assertThat(other.json().get("until").asText()).isNotEmpty();
      assertThat(other.header("Retry-After")).isNotEmpty();
      Answered without = api.post(SESSIONS, "{\"target\":\"board:virt0\"}");
      assertThat(without.status()).isEqualTo(423);
      Answered identify = api.post("/api/v1/boards/virt0/identify?fence=" + (fence + 1), null);
      assertThat(identify.code()).isEqualTo("board-leased");

      Answered session = api.post(SESSIONS + "?fence=" + fence, "{\"target\":\"board:virt0\"}");
      assertThat(session.status()).as(session.text()).isEqualTo(201);
      Answered longer = api.post(LEASE, "{\"seconds\":120,\"fence\":" + fence + "}");
      assertThat(longer.status()).isEqualTo(200);
      assertThat(longer.json().get("until").asText())
          .isGreaterThan(ada.json().get("until").asText());
      evictedIsRefused(api, fence, SESSIONS + "/" + session.json().get("id").asText());
    }
  }

  private static void evictedIsRefused(Api api, long fence, String session) {
    assertThat(api.post(session + "/close?fence=" + fence, null).status()).isEqualTo(202);
    assertThat(api.post(session + "/close?fence=" + (fence + 1), null).code())
        .isEqualTo("board-leased");
    assertThat(api.delete(LEASE + "?force=true&reason=the+demo+starts").status()).isEqualTo(204);
    Answered late = api.get(session);
    while (late.status() == 200) {
      late = api.get(session);
    }
    assertThat(late.status()).isEqualTo(410);
    assertThat(late.detail()).contains("evicted: the demo starts");
    assertThat(ended(api)).contains("the demo starts");
    assertThat(api.post("/api/v1/boards/virt0/identify?fence=" + fence, null).code())
        .isEqualTo("lease-lost");
    assertThat(api.delete(LEASE + "?fence=" + fence).code()).isEqualTo("lease-lost");
  }

  /** What the stream of the evicted session says at its end. */
  private static String ended(Api api) {
    for (JsonNode entry :
        api.get("/api/v1/events/poll?after=0&wait=5s&type=session.ended").json().get("events")) {
      return entry.toString();
    }
    return "nothing";
  }

  @Test
  void whoWaitsGetsTheBoardWhenItIsGivenBack() throws Exception {
    try (Plugged plugged = Plugged.board(state);
        Service service = Service.start(ServiceSettings.local(state))) {
      assertThat(plugged.name()).isEqualTo("virt0");
      Api api = Api.at(service.port());
      long ada = api.post(LEASE, "{\"holder\":\"ada\"}").json().get("fence").asLong();
      var bob =
          java.util.concurrent.CompletableFuture.supplyAsync(
              () -> api.post(LEASE + "?wait=30s", "{\"holder\":\"bob\",\"seconds\":1}"));
      assertThat(api.delete(LEASE + "?fence=" + ada).status()).isEqualTo(204);
      assertThat(bob.join().status()).isEqualTo(201);
      Answered eve = api.post(LEASE + "?wait=20s", "{\"holder\":\"eve\"}");
      assertThat(eve.status()).isEqualTo(201);
    }
  }

  @Test
  void whatMakesNoSenseIsRefused() throws Exception {
    try (Plugged plugged = Plugged.board(state);
        Service service = Service.start(ServiceSettings.local(state))) {
      assertThat(plugged.name()).isEqualTo("virt0");
      Api api = Api.at(service.port());
      assertThat(api.post(LEASE, "{}").detail()).contains("holder");
      assertThat(api.post(LEASE, "{\"holder\":\"a\",\"seconds\":0}").detail()).contains("seconds");
      assertThat(api.delete(LEASE).detail()).contains("fence");
      assertThat(api.post("/api/v1/boards/x/lease", "{\"holder\":\"a\"}").status()).isEqualTo(404);
      Answered session = api.post(SESSIONS, "{\"target\":\"board:virt0\"}");
      assertThat(session.status()).as(session.text()).isEqualTo(201);
      assertThat(api.post(LEASE, "{\"holder\":\"ada\"}").code()).isEqualTo("board-busy");
    }
  }
}
