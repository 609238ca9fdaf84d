package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  @Test
  void withoutAnEventThereIsNone() throws Exception {
    assertThat(new ObjectMapper().writeValueAsString(new Outcome("closed", null, null)))
        .isEqualTo("{\"outcome\":\"closed\"}");
  }
}
