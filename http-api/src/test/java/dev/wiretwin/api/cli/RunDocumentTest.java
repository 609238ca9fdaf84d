package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.run.Plays;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class RunDocumentTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final RunDocument document = new RunDocument(new PrintWriter(out), new PrintWriter(err));

  @Test
  void nothingIsOnStandardOutputBeforeTheDocumentIsWhole() throws Exception {
    document.head(TallyTest.suite(Plays.GOOD));
    document.row(Plays.GOOD);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).startsWith("some: 1 scenario").contains("at the most");
    document.foot(TallyTest.of(Plays.GOOD));
    JsonNode read = new ObjectMapper().readTree(out.toString());
    assertThat(read.get("format").asInt()).isEqualTo(1);
    assertThat(read.get("scenarios")).hasSize(1);
  }
}
