package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTest {
  @Test
  void theFieldsOfTheStandardComeFirstAndFurtherOnesBesideThem() throws JsonProcessingException {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("holder", "ana");
    more.put("errors", List.of(1, 2));
    Problem problem = new Problem("/problems/x", "t", 423, "x", "d", "/i", more);
    assertThat(Json.mapper(100).writeValueAsString(problem))
        .isEqualTo(
            "{\"type\":\"/problems/x\",\"title\":\"t\",\"status\":423,\"code\":\"x\","
                + "\"detail\":\"d\",\"instance\":\"/i\",\"holder\":\"ana\",\"errors\":[1,2]}");
  }
}
