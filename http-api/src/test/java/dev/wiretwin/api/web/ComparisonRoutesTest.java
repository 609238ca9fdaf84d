package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.api.comparisons.Bureau;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ComparisonRoutesTest {
  private static final String PLACE = "/api/v1/comparisons";
  private static final String WISH =
      "{\"inline\": " + Bureau.SCENARIO + ", \"targets\": [\"board:x\", \"jvm\"]}";

  private final Bureau bureau = new Bureau();
  private final Windows windows =
      Windows.open(
          new ComparisonRoutes(bureau.comparisons, bureau.desk).routes().toArray(Route[]::new));
  private final Api api = windows.api();

  @AfterEach
  void close() {
    windows.close();
    bureau.close();
  }

  private String finished() {
    JsonNode over = api.post(PLACE + "?wait=30s", WISH).json();
    assertThat(over.path("state").asText()).isEqualTo("finished");
    return over.path("id").asText();
  }

  @Test
  void whoWaitsIsAnsweredWithTheEnd() {
    Api.Answered answered = api.post(PLACE + "?wait=30s", WISH);
    assertThat(answered.status()).isEqualTo(200);
    assertThat(answered.json().path("exitCode").asInt(-1)).isZero();
    assertThat(answered.json().path("verdict").asText()).isEqualTo("same");
    assertThat(answered.json().at("/reports/html").asText()).endsWith("/report.html");
  }

  @Test
  void whoDoesNotWaitIsAnsweredAtOnceAndAsksAgain() {
    Api.Answered answered = api.post(PLACE, WISH);
    assertThat(answered.status()).isEqualTo(202);
    assertThat(answered.json().path("atMostMs").asInt()).isPositive();
    String one = PLACE + "/" + answered.json().path("id").asText();
    assertThat(api.get(one + "?wait=30s").json().path("state").asText()).isEqualTo("finished");
    assertThat(api.get(one + "/scenarios").json().at("/scenarios/0/verdict").asText())
        .isEqualTo("same");
    assertThat(api.get(one + "/scenarios/refused").json().path("name").asText())
        .isEqualTo("refused");
    assertThat(api.get(one + "/scenarios/other").code()).isEqualTo("report-not-found");
  }

  @Test
  void whatWasAskedForIsTold() {
    JsonNode request = api.get(PLACE + "/" + finished() + "/request").json();
    assertThat(request.at("/targets/0").asText()).isEqualTo("board:x");
    assertThat(request.at("/inline/name").asText()).isEqualTo("refused");
    assertThat(api.get(PLACE + "/c1/request").code()).isEqualTo("comparison-not-found");
  }

  @Test
  void oneThatRunsCanBeCancelled() {
    bureau.boards.hold("board:x");
    String one = PLACE + "/" + api.post(PLACE, WISH).json().path("id").asText();
    assertThat(api.delete(one).status()).isEqualTo(204);
    assertThat(api.get(one + "?wait=30s").json().path("state").asText()).isEqualTo("cancelled");
    assertThat(api.delete(PLACE + "/c1").code()).isEqualTo("comparison-not-found");
  }

  @Test
  void theListIsFilteredAndComesInPages() {
    String first = finished();
    String second = finished();
    JsonNode page = api.get(PLACE + "?limit=1").json();
    assertThat(page.at("/comparisons/0/id").asText()).isEqualTo(second);
    JsonNode rest = api.get(PLACE + "?limit=5&after=" + page.path("next").asText()).json();
    assertThat(rest.at("/comparisons/0/id").asText()).isEqualTo(first);
    assertThat(rest.has("next")).isFalse();
    assertThat(api.get(PLACE + "?verdict=new").json().path("comparisons")).isEmpty();
    assertThat(api.get(PLACE + "?state=finished&suite=inline").json().path("comparisons"))
        .hasSize(2);
    assertThat(api.get(PLACE + "?state=done").detail()).contains("cut-off");
    assertThat(api.get(PLACE + "?verdict=bad").detail()).contains("inconclusive");
  }

  @Test
  void whatChangedSinceAnotherIsTold() {
    String first = finished();
    bureau.boards.answering("board:x", -42);
    String second = finished();
    JsonNode since = api.get(PLACE + "/" + second + "/since/" + first).json();
    assertThat(since.path("worse").asBoolean()).isTrue();
    assertThat(since.at("/changes/0/kind").asText()).isEqualTo("worse");
    assertThat(since.at("/changes/0/appeared/0/other").asText()).isEqualTo("close -42");
    JsonNode back = api.get(PLACE + "/" + first + "/since/" + second).json();
    assertThat(back.at("/changes/0/kind").asText()).isEqualTo("resolved");
    assertThat(api.get(PLACE + "/" + first + "/since/c1").code()).isEqualTo("comparison-not-found");
  }

  @Test
  void aWishThatMakesNoSenseIsAProblem() {
    assertThat(api.post(PLACE, "{\"suite\": \"smoke\", \"targets\": [\"jvm\"]}").code())
        .isEqualTo("bad-request");
    assertThat(api.post(PLACE, "{\"inline\": {\"client\": 1}, \"targets\": [\"jvm\", \"jvm\"]}"))
        .satisfies(
            answered -> {
              assertThat(answered.status()).isEqualTo(422);
              assertThat(answered.json().at("/errors/0/field").asText()).isEqualTo("client");
            });
  }
}
