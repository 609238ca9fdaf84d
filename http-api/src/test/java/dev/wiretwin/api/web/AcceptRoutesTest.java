package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.api.comparisons.Acceptances;
import dev.wiretwin.api.comparisons.Bureau;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AcceptRoutesTest {
  private static final String PLACE = "/api/v1/comparisons";
  private static final String WISH =
      "{\"inline\": " + Bureau.SCENARIO + ", \"targets\": [\"board:x\", \"jvm\"]}";

  private final Bureau bureau = new Bureau();
  private final Windows windows = Windows.open(routes().toArray(Route[]::new));
  private final Api api = windows.api();

  private List<Route> routes() {
    List<Route> all =
        new ArrayList<>(new ComparisonRoutes(bureau.comparisons, bureau.desk).routes());
    all.addAll(new AcceptRoutes(new Acceptances(bureau.desk, bureau.catalogue)).routes());
    return all;
  }

  @AfterEach
  void close() {
    windows.close();
    bureau.close();
  }

  private String place() {
    JsonNode over = api.post(PLACE + "?wait=30s", WISH).json();
    return PLACE + "/" + over.path("id").asText() + "/scenarios/refused/accept";
  }

  @Test
  void whatIsNewIsAccepted() {
    bureau.boards.answering("board:x", -42);
    String place = place();
    assertThat(api.get(place).json().path("left").asInt()).isEqualTo(1);
    JsonNode accepted = api.post(place, "{\"words\": \"<b>Our</b> proxy.\"}").json();
    assertThat(accepted.path("left").asInt(-1)).isZero();
    assertThat(accepted.at("/accepted/0/id").asText()).isEqualTo("own-refused-close");
    assertThat(accepted.at("/accepted/0/words").asText()).isEqualTo("<b>Our</b> proxy.");
    assertThat(api.get(place).json()).isEqualTo(accepted);
    assertThat(api.post(PLACE + "?wait=30s", WISH).json().path("verdict").asText())
        .isEqualTo("known");
  }

  @Test
  void whatCannotBeAcceptedIsAProblem() throws Exception {
    String same = place();
    Api.Answered nothing = api.post(same, "{\"words\": \"w\"}");
    assertThat(nothing.status()).isEqualTo(409);
    assertThat(nothing.code()).isEqualTo("nothing-new");
    bureau.boards.answering("board:x", -42);
    String place = place();
    assertThat(api.post(place, "{\"words\": \"" + "w".repeat(4_001) + "\"}").status())
        .isEqualTo(400);
    assertThat(api.get(place.replace("refused", "other")).code()).isEqualTo("report-not-found");
    Files.createDirectory(bureau.own);
    assertThat(api.post(place, "{\"words\": \"w\"}").code()).isEqualTo("state-unusable");
  }

  @Test
  void wordsAreDemanded() {
    bureau.boards.answering("board:x", -42);
    String place = place();
    Api.Answered bare = api.post(place, "{}");
    assertThat(bare.status()).isEqualTo(400);
    assertThat(bare.detail()).contains("words");
    assertThat(api.post(place, "{\"words\": \"  \"}").detail()).contains("say in words");
  }
}
