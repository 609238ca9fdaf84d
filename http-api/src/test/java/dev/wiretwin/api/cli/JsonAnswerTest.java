package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonAnswerTest {
  private final StringWriter out = new StringWriter();

  record Sample(String text, List<Integer> numbers, Integer absent) {}

  record Endless() {
    @com.fasterxml.jackson.annotation.JsonProperty
    Endless self() {
      return this;
    }
  }

  @Test
  void aRecordComesBackAsItWasAndWhatIsNullIsLeftOut() throws Exception {
    JsonAnswer.print(new PrintWriter(out), new Sample("say \"hi\"\n", List.of(1, 2), null));
    JsonNode read = new ObjectMapper().readTree(out.toString());
    assertThat(read.get("text").asText()).isEqualTo("say \"hi\"\n");
    assertThat(read.get("numbers")).hasSize(2);
    assertThat(read.has("absent")).isFalse();
  }

  @Test
  void peopleCanReadItToo() {
    JsonAnswer.print(new PrintWriter(out), new Sample("a", List.of(), null));
    assertThat(out.toString().lines().count()).isGreaterThan(2);
  }

  @Test
  void anAnswerThatCannotBeWrittenIsOurOwnMistake() {
    assertThatThrownBy(() -> JsonAnswer.print(new PrintWriter(out), new Endless()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Endless");
  }
}
