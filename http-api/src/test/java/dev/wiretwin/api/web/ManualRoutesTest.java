package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.refusal.RefusalCode;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ManualRoutesTest {
  @Test
  void theDescriptionIsServed() {
    try (Windows windows = Windows.open(new ManualRoutes().routes().toArray(Route[]::new))) {
      Api.Answered description = windows.api().get("/openapi.yaml");
      assertThat(description.header("Content-Type")).isEqualTo("application/yaml");
      assertThat(description.text()).startsWith("openapi: 3.1.0");
    }
  }

  @Test
  void theCodeOfAProblemIsExplainedAtItsType() {
    try (Windows windows = Windows.open(new ManualRoutes().routes().toArray(Route[]::new))) {
      Api api = windows.api();
      String type = api.get("/nowhere").json().path("type").asText();
      assertThat(api.get(type).text())
          .isEqualTo(
              "route-not-found (HTTP 404)\n\nThere is nothing at this address.\n\n"
                  + "Nothing is served at this address. /openapi.yaml lists what there is.\n");
      assertThat(api.get("/problems/no-such").detail())
          .isEqualTo("no problem of this service is called no-such");
    }
  }

  @Test
  void everyCodeIsExplainedAndNothingElse() {
    assertThat(ManualRoutes.explanations().stringPropertyNames())
        .isEqualTo(
            Arrays.stream(RefusalCode.values()).map(RefusalCode::code).collect(Collectors.toSet()));
  }
}
