package dev.wiretwin.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  private final Lines lines = Lines.of(LogFormat.JSON);

  private JsonNode only() throws IOException {
    assertThat(lines.text()).endsWith("\n");
    assertThat(lines.all()).hasSize(1);
    return new ObjectMapper().readTree(lines.text());
  }

  @Test
  void aLineIsAnObject() throws IOException {
    Instant before = Instant.now().minusSeconds(60);
    lines
        .ours()
        .atInfo()
        .addKeyValue("session", "s1")
        .addKeyValue("open", 3)
        .addKeyValue("clean", true)
        .log("session opened");
    JsonNode line = only();
    assertThat(Instant.parse(line.get("at").textValue())).isAfter(before);
    assertThat(line.get("level").textValue()).isEqualTo("info");
    assertThat(line.get("logger").textValue()).isEqualTo("dev.wiretwin.api.Somebody");
    assertThat(line.get("message").textValue()).isEqualTo("session opened");
    assertThat(line.get("session").textValue()).isEqualTo("s1");
    assertThat(line.get("open").intValue()).isEqualTo(3);
    assertThat(line.get("clean").booleanValue()).isTrue();
  }

  @Test
  void whateverIsSaidIsGivenBackAndIsAsciiOnTheWay() throws IOException {
    String odd = "a\r\n\u001b[31m\u009b\u202e\u007f ü 😀 \ud800 \"}\\";
    lines.ours().atInfo().addKeyValue("odd", odd).log(odd);
    assertThat(lines.text().chars()).allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f);
    assertThat(only().get("message").textValue()).isEqualTo(odd);
    assertThat(only().get("odd").textValue()).isEqualTo(odd);
  }

  @Test
  void aPairDoesNotPassForAFieldOfTheLine() throws IOException {
    lines.ours().atInfo().addKeyValue("level", "error").log("x");
    assertThat(only().get("level").textValue()).isEqualTo("info");
    assertThat(only().get("level_").textValue()).isEqualTo("error");
  }

  @Test
  void anErrorIsOneField() throws IOException {
    lines.ours().warn("it broke", new IOException("pipe"));
    assertThat(only().get("error").textValue())
        .startsWith("java.io.IOException: pipe\n  at dev.wiretwin.api.log.JsonLinesTest");
  }

  @Test
  void whatIsTooLongIsCut() throws IOException {
    lines.ours().info("x".repeat(100_000));
    assertThat(only().get("message").textValue()).hasSize(4_001).endsWith("x…");
  }
}
