package dev.wiretwin.api.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.core.lab.Faults;
import java.io.IOException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LabWordsTest {
  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  @Test
  void aScriptIsAListOfStepsAScenarioOrYaml() throws IOException {
    assertThat(LabWords.script(json("[\"handshake\", \"fin\"]")).server().connections().get(0))
        .hasSize(2);
    assertThat(LabWords.script(json("{\"name\": \"a\", \"client\": []}")).name()).isEqualTo("a");
    assertThat(LabWords.script(json("\"- handshake\\n- text: hi\\n\"")).server().connections())
        .hasSize(1);
  }

  @Test
  void faultsAreReadInTheWordsOfScenarios() throws IOException {
    assertThat(LabWords.faults(json("{\"seed\": 3, \"chop\": 1, \"reset_after\": 9}")))
        .isEqualTo(new Faults(3, 1, 0, OptionalLong.empty(), OptionalLong.of(9)));
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThatThrownBy(() -> LabWords.faults(json("{\"chpo\": 1}")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("faults")
        .hasMessageContaining("chop");
    assertThatThrownBy(() -> LabWords.script(json("[\"hnadshake\"]")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("handshake");
  }
}
