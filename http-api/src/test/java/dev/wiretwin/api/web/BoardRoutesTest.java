package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.board.Plugged;
import dev.wiretwin.api.web.Bystander.Answer;
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
        Bystander script = Bystander.at(state)) {
      Answer listed = script.get("/boards?after=virt&limit=1");
      assertThat(listed.status()).isEqualTo(200);
      assertThat(listed.text("/boards/0/id")).isEqualTo(plugged.name());
      assertThat(listed.text("/boards/0/kind")).isEqualTo("virtual");
      assertThat(listed.text("/boards/0/state")).isEqualTo("free");
      assertThat(listed.json().at("/boards/0/firmware").isMissingNode()).isTrue();

      Answer found = script.post("/boards/virt0/identify?wait=15s");
      assertThat(found.status()).isEqualTo(200);
      assertThat(found.text("/outcome")).isEqualTo("done");
      assertThat(found.text("/sentence")).startsWith("NodeMCU Lua firmware 3.0.0");
      Answer shown = script.get("/boards/virt0");
      assertThat(shown.text("/version")).isEqualTo("3.0.0");
      assertThat(shown.text("/firmwareKind")).isEqualTo("lua-firmware");
      assertThat(shown.json().at("/websocket").asBoolean()).isTrue();
      assertThat(shown.json().at("/heap").asInt()).isPositive();
      assertThat(shown.json().at("/wifi/connected").asBoolean()).isTrue();
      assertThat(shown.text("/lastBoot/kind")).isNotEmpty();
      assertThat(shown.text("/advice")).isEqualTo("It is ready for use.");
      assertThat(shown.json().at("/baud").asInt()).isEqualTo(115_200);

      Answer begun = script.post("/boards/virt0/wifi/scan");
      assertThat(begun.status()).isEqualTo(202);
      assertThat(begun.text("/outcome")).isEqualTo("begun");
      Answer busy = script.post("/boards/virt0/identify");
      assertThat(busy.status()).isEqualTo(409);
      assertThat(busy.text("/code")).isEqualTo("board-busy");
      assertThat(busy.text("/doing")).isEqualTo("looking for networks");
      assertThat(busy.whole().headers().firstValue("Retry-After")).isPresent();
      Answer waited = script.post("/boards/virt0/wifi/status?wait=20s");
      assertThat(waited.status()).isEqualTo(200);
      assertThat(waited.text("/board/networks/0/ssid")).isNotEmpty();
    }
  }

  @Test
  void aBoardIsRestartedByItsConsoleAndSaysThatItHasNoLines() throws Exception {
    try (Plugged plugged = Plugged.board(state, BoardSettings.DEFAULT.withBaud(9_600));
        Bystander script = Bystander.at(state)) {
      String board = "/boards/" + plugged.name();
      Answer soft = script.post(board + "/reset?wait=20s", "{\"sequence\":\"soft\"}");
      assertThat(soft.status()).as(soft.body()).isEqualTo(200);
      assertThat(soft.text("/sentence")).contains("NodeMCU 3.0.0");
      Answer lines = script.post(board + "/reset?wait=20s");
      assertThat(lines.status()).as(lines.body()).isEqualTo(422);
      assertThat(lines.text("/code")).isEqualTo("board-unsuitable");
      assertThat(lines.text("/detail")).contains("soft");
      assertThat(script.post(board + "/reset", "{\"sequence\":\"dance\"}").status()).isEqualTo(400);
      assertThat(script.post("/boards/nobody/identify").text("/code")).isEqualTo("board-not-found");
    }
  }

  @Test
  void aVirtualBoardComesAndGoesByRequest() throws Exception {
    try (Bystander script = Bystander.at(state)) {
      Answer made = script.post("/boards", "{\"kind\":\"virtual\",\"timeScale\":0.05}");
      assertThat(made.status()).as(made.body()).isEqualTo(201);
      assertThat(made.whole().headers().firstValue("Location")).hasValue("/api/v1/boards/virt0");
      assertThat(made.json().at("/byRequest").asBoolean()).isTrue();
      Answer twin = script.post("/boards", "{\"kind\":\"virtual\",\"name\":\"virt0\"}");
      assertThat(twin.status()).isEqualTo(409);
      assertThat(script.post("/boards", "{\"kind\":\"real\"}").status()).isEqualTo(400);
      assertThat(script.post("/boards", "{\"kind\":\"virtual\",\"profile\":\"x\"}").body())
          .contains("nodemcu-3.0.0");
      assertThat(script.delete("/boards/virt0").status()).isEqualTo(204);
      assertThat(script.get("/boards/virt0").text("/state")).isEqualTo("gone");
      Answer gone = script.post("/boards/virt0/identify?wait=1s");
      assertThat(gone.status()).isEqualTo(503);
      assertThat(gone.text("/code")).isEqualTo("board-unreachable");
    }
  }
}
