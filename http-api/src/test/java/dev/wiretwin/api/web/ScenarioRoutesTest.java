package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.api.comparisons.Bureau;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScenarioRoutesTest {
  private static final String PLACE = "/api/v1/scenarios";

  private final Bureau bureau = new Bureau();
  private final Windows windows =
      Windows.open(new ScenarioRoutes(bureau.shelf).routes().toArray(Route[]::new));
  private final Api api = windows.api();

  @AfterEach
  void close() {
    windows.close();
    bureau.close();
  }

  @Test
  void whatIsBuiltInStandsBeforeWhatUsersBrought() {
    assertThat(api.put(PLACE + "/mine", "client: [connect]\n").status()).isEqualTo(201);
    assertThat(api.put(PLACE + "/mine", "{\"client\": [\"connect\"]}").status()).isEqualTo(200);
    assertThat(api.put(PLACE + "/other", "client: [connect]\n").status()).isEqualTo(201);
    JsonNode page = api.get(PLACE + "?limit=1").json();
    assertThat(page.path("scenarios").findValuesAsText("name"))
        .containsExactly("nodemcu-3.0.0", "rfc6455", "smoke", "mine");
    JsonNode rest = api.get(PLACE + "?after=" + page.path("next").asText()).json();
    assertThat(rest.path("scenarios").findValuesAsText("name")).containsExactly("other");
  }

  @Test
  void oneIsShownWithItsScenariosAndItsText() {
    JsonNode smoke = api.get(PLACE + "/smoke").json();
    assertThat(smoke.path("builtIn").asBoolean()).isTrue();
    assertThat(smoke.path("scenarios")).hasSizeGreaterThan(9);
    assertThat(smoke.path("atMostMs").asLong()).isPositive();
    api.put(PLACE + "/mine", "title: Mine\nclient: [connect]\n");
    JsonNode mine = api.get(PLACE + "/mine").json();
    assertThat(mine.path("text").asText()).startsWith("title: Mine");
    assertThat(api.delete(PLACE + "/mine").status()).isEqualTo(204);
    assertThat(api.get(PLACE + "/mine").code()).isEqualTo("scenario-not-found");
    assertThat(api.get(PLACE + "/smoke%2Fecho").status()).isGreaterThanOrEqualTo(400);
  }

  @Test
  void aWrongTextIsToldWithLineColumnAndField() {
    Api.Answered wrong = api.put(PLACE + "/mine", "name: a\nclient: [conect]\n");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.json().at("/errors/0/line").asInt()).isEqualTo(2);
    assertThat(wrong.json().at("/errors/0/column").asInt()).isEqualTo(10);
    assertThat(wrong.json().at("/errors/0/field").asText()).isEqualTo("client[0]");
    assertThat(wrong.json().at("/errors/0/sentence").asText()).contains("connect");
  }

  @Test
  void namesAreNoPathsAndWhatIsBuiltInStays() {
    assertThat(api.put(PLACE + "/smoke", "client: []").code()).isEqualTo("bad-request");
    assertThat(api.put(PLACE + "/..%2F..%2Fetc%2Fpasswd", "client: []").status())
        .isGreaterThanOrEqualTo(400);
    assertThat(api.get(PLACE + "/..%2Fpom.xml").status()).isGreaterThanOrEqualTo(400);
    assertThat(api.delete(PLACE + "/rfc6455").code()).isEqualTo("bad-request");
    assertThat(api.put(PLACE + "/a..b", "client: []").code()).isEqualTo("bad-request");
  }

  @Test
  void bombsAndTooMuchAreRefused() {
    String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nclient: [*b]\n";
    assertThat(api.put(PLACE + "/mine", bomb).json().at("/errors/0/sentence").asText())
        .contains("aliases");
    String large = "client: []\nnotes: " + "x".repeat(4 << 20);
    assertThat(api.put(PLACE + "/mine", large).status()).isEqualTo(413);
  }
}
