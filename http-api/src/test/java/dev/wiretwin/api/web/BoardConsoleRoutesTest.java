package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.api.board.Plugged;
import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import dev.wiretwin.api.web.Api.Answered;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BoardConsoleRoutesTest {
  private static final String CONSOLE = "/api/v1/boards/virt0/console";

  @TempDir private Path state;

  @Test
  void readingOpensNothingAndWhoTypesIsHeardByEverybody() throws Exception {
    try (Plugged plugged = Plugged.board(state).awake();
        Service service = Service.start(ServiceSettings.local(state))) {
      assertThat(plugged.name()).isEqualTo("virt0");
      Api api = Api.at(service.port());
      JsonNode silent = api.get(CONSOLE).json();
      assertThat(silent.get("open").asBoolean()).isFalse();
      assertThat(silent.get("sentence").asText()).contains("does not open it");
      assertThat(silent.get("entries")).isEmpty();

      CompletableFuture<Answered> reader =
          CompletableFuture.supplyAsync(() -> api.get(CONSOLE + "?wait=20s"));
      Answered typed = api.post(CONSOLE + "?wait=2s", "{\"text\":\"print(6*7)\\n\"}");
      assertThat(typed.status()).as(typed.text()).isEqualTo(200);
      assertThat(typed.json().get("sentence").asText()).isEqualTo("11 bytes sent");
      assertThat(reader.join().json().get("entries")).isNotEmpty();

      JsonNode all = api.get(CONSOLE).json();
      assertThat(all.at("/entries/0/direction").asText()).isEqualTo("to-board");
      assertThat(all.at("/entries/0/text").asText()).isEqualTo("print(6*7)\n");
      long next = all.get("next").asLong();
      Answered text = api.get(CONSOLE + "?format=text");
      assertThat(text.header("Content-Type")).startsWith("text/plain");
      assertThat(text.text()).contains("> print(6*7)", "< 42");
      assertThat(text.header("Wiretwin-Next")).isEqualTo("" + next);
      Answered saved = api.get(CONSOLE + "?format=text&after=1&download=true");
      assertThat(saved.header("Content-Disposition")).contains("virt0-console.txt");
      assertThat(saved.text()).doesNotContain("no longer kept");

      Answered hex = api.post(CONSOLE, "{\"hex\":\"00 0a\"}");
      assertThat(hex.status()).isEqualTo(202);
      JsonNode raw = api.get(CONSOLE + "?wait=5s&after=" + next).json();
      assertThat(raw.at("/entries/0/hex").asText()).isEqualTo("000a");
    }
  }

  @Test
  void oneWriterAtATimeAndNoneBesideASession() throws Exception {
    try (Plugged plugged = Plugged.board(state);
        Service service = Service.start(ServiceSettings.local(state))) {
      assertThat(plugged.name()).isEqualTo("virt0");
      Api api = Api.at(service.port());
      Answered session = api.post("/api/v1/sessions", "{\"target\":\"board:virt0\"}");
      assertThat(session.status()).as(session.text()).isEqualTo(201);
      Answered typed = api.post(CONSOLE, "{\"text\":\"x\"}");
      assertThat(typed.code()).isEqualTo("board-busy");
      assertThat(typed.json().get("doing").asText()).isEqualTo("serving sessions");
      assertThat(api.get(CONSOLE).json().get("open").asBoolean()).isTrue();
      assertThat(api.post(CONSOLE, "{}").detail()).contains("text or hex");
      assertThat(api.post(CONSOLE, "{\"hex\":\"0\"}").detail()).contains("pairs");
      assertThat(api.post(CONSOLE, "{\"text\":\"\"}").detail()).contains("1 to 4096");
      assertThat(api.get(CONSOLE + "?format=xml").status()).isEqualTo(400);
    }
  }
}
