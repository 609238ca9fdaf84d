package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.api.comparisons.Bureau;
import dev.wiretwin.api.lab.LabLimits;
import dev.wiretwin.api.lab.Labs;
import dev.wiretwin.core.WebSocket;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LabRoutesTest {
  private static final String PLACE = "/api/v1/lab";
  private static final String HELLO = "{\"script\": [{\"send\": \"68656c6c6f\"}, \"fin\"]}";

  private final Bureau bureau = new Bureau();
  private final Labs labs =
      new Labs(
          WebSocket.defaultNetwork(),
          new LabLimits(2, Duration.ofMinutes(5), false),
          bureau.feed,
          Clock.systemUTC());
  private final Windows windows =
      Windows.open(new LabRoutes(labs, bureau.shelf).routes().toArray(Route[]::new));
  private final Api api = windows.api();

  @AfterEach
  void close() {
    windows.close();
    labs.close();
    bureau.close();
  }

  private static String heard(JsonNode lab) throws IOException {
    try (Socket client = new Socket("127.0.0.1", lab.path("port").asInt())) {
      return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void oneIsOpenedStruckLookedAtAndEnded() throws IOException {
    JsonNode lab = api.post(PLACE, HELLO).json();
    assertThat(lab.path("url").asText())
        .isEqualTo("ws://127.0.0.1:" + lab.path("port").asInt() + "/");
    assertThat(heard(lab)).isEqualTo("hello");
    String one = PLACE + "/" + lab.path("id").asText();
    JsonNode struck = api.post(one + "/faults", "{\"fin_after\": 2}").json();
    assertThat(struck.at("/faults/fin_after").asInt()).isEqualTo(2);
    assertThat(heard(lab)).isEqualTo("he");
    api.post(one + "/faults", "{}");
    assertThat(heard(lab)).isEqualTo("hello");
    JsonNode seen = api.get(one).json();
    assertThat(seen.path("connections")).hasSize(3);
    assertThat(seen.at("/connections/0/sent/0/text").asText()).isEqualTo("hello");
    assertThat(api.get(PLACE).json().path("labs")).hasSize(1);
    assertThat(api.delete(one).status()).isEqualTo(204);
    assertThat(api.get(one).code()).isEqualTo("lab-not-found");
  }

  @Test
  void whoReadsOnMissesNothing() throws IOException {
    JsonNode lab = api.post(PLACE, HELLO).json();
    String one = PLACE + "/" + lab.path("id").asText();
    assertThat(api.get(one + "?after=0").json().path("entries")).isEmpty();
    heard(lab);
    long last = api.get(one).json().path("next").asLong();
    JsonNode first = api.get(one + "?after=0&limit=2").json();
    assertThat(first.path("entries").findValuesAsText("type")).containsExactly("accepted", "sent");
    assertThat(first.at("/entries/1/text").asText()).isEqualTo("hello");
    assertThat(first.path("connections").isMissingNode()).isTrue();
    assertThat(first.path("next").asLong()).isEqualTo(2);
    assertThat(first.path("last").asLong()).isGreaterThanOrEqualTo(last);
    heard(lab);
    JsonNode rest = api.get(one + "?after=2").json();
    assertThat(rest.path("entries").findValuesAsText("connection")).contains("1");
    assertThat(rest.path("missed").asLong()).isZero();
    assertThat(rest.path("next")).isEqualTo(rest.path("last"));
    assertThat(api.get(one + "?after=-1").status()).isEqualTo(400);
  }

  @Test
  void aScenarioOfASuiteCanBeServedWithTlsAndFaults() {
    JsonNode lab =
        api.post(
                PLACE,
                "{\"scenario\": \"smoke/echo\", \"tls\": true, \"timeScale\": 0.5,"
                    + " \"faults\": {\"chop\": 3}}")
            .json();
    assertThat(lab.path("scenario").asText()).isEqualTo("echo");
    assertThat(lab.path("authority").asText()).contains("BEGIN CERTIFICATE");
    assertThat(lab.at("/faults/chop").asInt()).isEqualTo(3);
  }

  @Test
  void whatMakesNoSenseIsAProblem() {
    assertThat(api.post(PLACE, "{}").detail()).contains("script and scenario");
    assertThat(api.post(PLACE, "{\"script\": [\"fin\"], \"scenario\": \"smoke/echo\"}").detail())
        .contains("script and scenario");
    assertThat(api.post(PLACE, "{\"scenario\": \"smoke\"}").detail()).contains("name one");
    assertThat(api.post(PLACE, "{\"scenario\": \"smoke/refused\"}").detail())
        .contains("nobody listens");
    assertThat(api.post(PLACE, "{\"script\": [\"hnadshake\"]}").status()).isEqualTo(422);
    assertThat(api.post(PLACE, "{\"script\": [], \"timeScale\": 0}").detail())
        .contains("timeScale");
    assertThat(api.post(PLACE, "{\"script\": [], \"host\": \"0.0.0.0\"}").code())
        .isEqualTo("address-forbidden");
    assertThat(api.post(PLACE + "/l9/faults", "{}").code()).isEqualTo("lab-not-found");
  }

  @Test
  void moreThanThereMayBeAreRefused() {
    api.post(PLACE, HELLO);
    api.post(PLACE, HELLO);
    assertThat(api.post(PLACE, HELLO).status()).isEqualTo(429);
  }
}
