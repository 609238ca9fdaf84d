package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.web.ApiContract.Exchange;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ApiContractTest {
  private static final String JSON = "application/json";

  @Test
  void anExchangeAsDescribedIsRight() {
    assertThatCode(() -> check("GET", "/livez", 200, JSON, "{\"status\":\"alive\"}"))
        .doesNotThrowAnyException();
  }

  @Test
  void aFieldThatIsNotDescribedIsWrong() {
    refused("GET", "/livez", 200, JSON, "{\"status\":\"alive\",\"x\":1}", "not as described");
  }

  @Test
  void aStatusThatIsNotNamedIsWrong() {
    refused("GET", "/livez", 201, JSON, "{\"status\":\"alive\"}", "a status that is not named");
  }

  @Test
  void aMediaTypeThatIsNotNamedIsWrong() {
    refused("GET", "/livez", 200, "text/html", "alive", "a media type that is not named");
  }

  @Test
  void aPathOrMethodThatIsNotNamedMayOnlyBeRefused() {
    refused("GET", "/nowhere", 200, JSON, "{}", "not in the description");
    refused("POST", "/livez", 200, JSON, "{}", "not in the description");
    refused("GET", "/nowhere", 404, "text/plain", "no", "otherwise than by a problem");
    refused("GET", "/nowhere", 404, "application/problem+json", "{}", "not as described");
  }

  @Test
  void aParameterThatIsNotNamedIsWrong() {
    refused(
        "GET",
        "/livez?pretty=1",
        200,
        JSON,
        "{\"status\":\"alive\"}",
        "a parameter that is not named: pretty");
  }

  private static void refused(
      String method, String target, int status, String type, String body, String why) {
    assertThatThrownBy(() -> check(method, target, status, type, body))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(why);
  }

  private static void check(String method, String target, int status, String type, String body) {
    ApiContract.ours()
        .check(
            new Exchange(
                method, target, new byte[0], status, type, body.getBytes(StandardCharsets.UTF_8)));
  }
}
