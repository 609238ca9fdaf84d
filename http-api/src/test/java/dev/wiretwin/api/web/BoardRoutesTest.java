package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.board.Plugged;
import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import dev.wiretwin.api.web.Api.Answered;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BoardRoutesTest {
  @TempDir private Path state;

  @Test
  void aBoardIsListedAndSaysWhatItIsWhenItIsAsked() throws Exception {
    try (Plugged plugged = Plugged.board(state);
        Service service = Service.start(ServiceSettings.local(state))) {
      Api api = Api.at(service.port());
      Answered listed = api.get("/api/v1/boards?after=virt&limit=1");
      assertThat(listed.status()).isEqualTo(200);
      assertThat(listed.json().at("/boards/0/id").asText()).isEqualTo(plugged.name());
      assertThat(listed.json().at("/boards/0/kind").asText()).isEqualTo("virtual");
      assertThat(listed.json().at("/boards/0/state").asText()).isEqualTo("free");
      assertThat(listed.json().at("/boards/0/firmware").isMissingNode()).isTrue();

      Answered found = api.post("/api/v1/boards/virt0/identify?wait=15s", null);
      assertThat(found.status()).isEqualTo(200);
      assertThat(found.json().at("/outcome").asText()).isEqualTo("done");
      assertThat(found.json().at("/sentence").asText()).startsWith("NodeMCU Lua firmware 3.0.0");
      Answered shown = api.get("/api/v1/boards/virt0");
      assertThat(shown.json().at("/version").asText()).isEqualTo("3.0.0");
      assertThat(shown.json().at("/firmwareKind").asText()).isEqualTo("lua-firmware");
      assertThat(shown.json().at("/websocket").asBoolean()).isTrue();
      assertThat(shown.json().at("/heap").asInt()).isPositive();
      assertThat(shown.json().at("/wifi/connected").asBoolean()).isTrue();
      assertThat(shown.json().at("/lastBoot/kind").asText()).isNotEmpty();
      assertThat(shown.json().at("/advice").asText()).isEqualTo("It is ready for use.");
      assertThat(shown.json().at("/baud").asInt()).isEqualTo(115_200);

      Answered begun = api.post("/api/v1/boards/virt0/wifi/scan", null);
      assertThat(begun.status()).isEqualTo(202);
      assertThat(begun.json().at("/outcome").asText()).isEqualTo("begun");
      Answered busy = api.post("/api/v1/boards/virt0/identify", null);
      assertThat(busy.status()).isEqualTo(409);
      assertThat(busy.json().at("/code").asText()).isEqualTo("board-busy");
      assertThat(busy.json().at("/doing").asText()).isEqualTo("looking for networks");
      assertThat(busy.header("Retry-After")).isNotEmpty();
      Answered waited = api.post("/api/v1/boards/virt0/wifi/status?wait=20s", null);
      assertThat(waited.status()).isEqualTo(200);
      assertThat(waited.json().at("/board/networks/0/ssid").asText()).isNotEmpty();
    }
  }

  @Test
  void aBoardIsRestartedByItsConsoleAndSaysThatItHasNoLines() throws Exception {
    try (Plugged plugged = Plugged.board(state, BoardSettings.DEFAULT.withBaud(9_600));
        Service service = Service.start(ServiceSettings.local(state))) {
      Api api = Api.at(service.port());
      String board = "/api/v1/boards/" + plugged.name();
      Answered soft = api.post(board + "/reset?wait=20s", "{\"sequence\":\"soft\"}");
      assertThat(soft.status()).as(soft.text()).isEqualTo(200);
      assertThat(soft.json().at("/sentence").asText()).contains("NodeMCU 3.0.0");
      Answered lines = api.post(board + "/reset?wait=20s", null);
      assertThat(lines.status()).as(lines.text()).isEqualTo(422);
      assertThat(lines.json().at("/code").asText()).isEqualTo("board-unsuitable");
      assertThat(lines.json().at("/detail").asText()).contains("soft");
      assertThat(api.post(board + "/reset", "{\"sequence\":\"dance\"}").status()).isEqualTo(400);
      assertThat(api.post("/api/v1/boards/nobody/identify", null).json().at("/code").asText())
          .isEqualTo("board-not-found");
    }
  }

  @Test
  void aVirtualBoardComesAndGoesByRequest() throws Exception {
    try (Service service = Service.start(ServiceSettings.local(state))) {
      Api api = Api.at(service.port());
      Answered made = api.post("/api/v1/boards", "{\"kind\":\"virtual\",\"timeScale\":0.05}");
      assertThat(made.status()).as(made.text()).isEqualTo(201);
      assertThat(made.header("Location")).isEqualTo("/api/v1/boards/virt0");
      assertThat(made.json().at("/byRequest").asBoolean()).isTrue();
      Answered twin = api.post("/api/v1/boards", "{\"kind\":\"virtual\",\"name\":\"virt0\"}");
      assertThat(twin.status()).isEqualTo(409);
      assertThat(api.post("/api/v1/boards", "{\"kind\":\"real\"}").status()).isEqualTo(400);
      assertThat(api.post("/api/v1/boards", "{\"kind\":\"virtual\",\"profile\":\"x\"}").text())
          .contains("nodemcu-3.0.0");
      assertThat(api.delete("/api/v1/boards/virt0").status()).isEqualTo(204);
      assertThat(api.get("/api/v1/boards/virt0").json().at("/state").asText()).isEqualTo("gone");
      Answered gone = api.post("/api/v1/boards/virt0/identify?wait=1s", null);
      assertThat(gone.status()).isEqualTo(503);
      assertThat(gone.json().at("/code").asText()).isEqualTo("board-unreachable");
    }
  }
}
