package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class DemoCommandTest {
  @Test
  void theTableHasEachStepAndEndsWithTheVerdict() {
    CliRun run = CliRun.of("demo");
    assertThat(run.out())
        .contains("ok            0  closed by the user, or gracefully  ws:")
        .contains("ok           -6  server requested termination")
        .contains("with code 1001 \"lunch\"")
        .contains("404 Not Found")
        .doesNotContain("DIFFERS")
        .matches("(?s).*\\n\\d+ steps, all as documented\\R");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void theJsonIsOneDocumentWithTheSameVerdict() throws Exception {
    CliRun run = CliRun.of("demo", "--json");
    JsonNode answer = new ObjectMapper().readTree(run.out());
    assertThat(answer.get("format").asInt()).isEqualTo(1);
    assertThat(answer.get("steps")).hasSize(answer.get("count").asInt());
    assertThat(answer.get("asDocumented").asInt()).isEqualTo(answer.get("count").asInt());
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void helpHasExamples() {
    CliRun run = CliRun.of("demo", "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Examples:", "wiretwin demo --json", "Exit codes:");
  }

  @Test
  void anUnknownOptionIsAUsageError() {
    CliRun run = CliRun.of("demo", "--jsno");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--jsno", "--json", "Try 'wiretwin demo --help'.");
  }
}
