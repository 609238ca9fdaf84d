package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class DemoCommandTest {
  @Test
  void theTableHasEachScenarioAndEndsWithTheVerdict() {
    CliRun run = CliRun.of("demo", "--jvm-only");
    assertThat(run.out())
        .contains("ok        echo: ")
        .contains("              0  closed by the user, or gracefully")
        .contains("             -6  server requested termination")
        .contains("with code 1001 \"maintenance\"")
        .contains("503 Service Unavailable")
        .doesNotContain("DIFFERS")
        .matches("(?s).*\\n\\d+ scenarios, all as documented\\R");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void theJsonIsOneDocumentWithTheSameVerdict() throws Exception {
    CliRun run = CliRun.of("demo", "--jvm-only", "--json");
    JsonNode answer = new ObjectMapper().readTree(run.out());
    assertThat(answer.get("suite").asText()).isEqualTo("smoke");
    assertThat(answer.get("scenarios")).hasSize(answer.at("/counts/scenarios").asInt());
    assertThat(answer.at("/counts/passed")).isEqualTo(answer.at("/counts/scenarios"));
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

  @Test
  void optionsThatWouldDoNothingAreUsageErrors() {
    CliRun both = CliRun.of("demo", "--jvm-only", "--board", "/dev/no-such-board");
    assertThat(both.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(both.err()).contains("--jvm-only", "--board", "not both");
    CliRun rate = CliRun.of("demo", "--baud", "9600");
    assertThat(rate.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(rate.err()).contains("--baud", "--board");
  }

  @Test
  void aBoardThatIsNotThereIsNoResult() {
    CliRun run = CliRun.of("demo", "--board", "/dev/no-such-board", "--baud", "9600");
    assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(run.err()).contains("there is no serial port /dev/no-such-board");
  }

  /** The whole of it: a board in a process of its own, a serial port, both clients, the table. */
  @Test
  void theBoardAndTheJvmDifferInNothingThatIsNotKnown() {
    CliRun run = CliRun.of("demo");
    assertThat(run.out())
        .contains("known     echo: ", " connection, receive text \"hello\", close -")
        .contains("same      refused: ")
        .containsPattern(" why +a[0-9]+-[a-z0-9-]+: [A-Z]")
        .contains(" · 0 NEW")
        .doesNotContain("NEW ", "inconclusive", "\u001b");
    assertThat(run.exitCode()).isZero();
  }
}
