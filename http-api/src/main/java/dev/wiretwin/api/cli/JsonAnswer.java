package dev.wiretwin.api.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;

/** Prints a command's answer for programs: a record as indented JSON. Stateless, any thread. */
final class JsonAnswer {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private JsonAnswer() {}

  /**
   * @param answer a record of what Jackson knows by itself; what is null is left out
   */
  static void print(PrintWriter out, Record answer) {
    try {
      out.println(MAPPER.writeValueAsString(answer));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON for " + answer.getClass(), e);
    }
    out.flush();
  }
}
