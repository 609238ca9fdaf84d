package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class JsonTest {

  private record Thing(String name, Integer size, Boolean on) {}

  private final ObjectMapper json = Json.mapper(20);

  @Test
  void whatIsThereIsRead() throws JsonProcessingException {
    assertThat(json.readValue("{\"name\":\"a\",\"size\":1,\"on\":true}", Thing.class))
        .isEqualTo(new Thing("a", 1, true));
    assertThat(json.writeValueAsString(new Thing("a", null, null))).isEqualTo("{\"name\":\"a\"}");
  }

  @Test
  void nothingIsTakenForSomethingElse() {
    for (String odd :
        new String[] {
          "{\"name\":1}",
          "{\"name\":true}",
          "{\"name\":1.5}",
          "{\"size\":\"1\"}",
          "{\"size\":1.0}",
          "{\"on\":\"true\"}",
          "{\"on\":1}",
          "{\"x\":1}",
          "{} {}",
          "{\"name\":\"123456789012345678901\"}",
          "{\"name\":\"a\",\"name\":\"b\"}"
        }) {
      assertThatThrownBy(() -> json.readValue(odd, Thing.class))
          .as(odd)
          .isInstanceOf(JsonProcessingException.class);
    }
  }
}
