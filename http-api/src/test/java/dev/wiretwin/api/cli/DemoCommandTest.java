package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  @TempDir private Path state;

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
    CliRun run =
        CliRun.of(
            "demo", "--board", "/dev/no-such-board", "--baud", "9600", "--state-dir", "" + state);
    assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(run.out()).contains("there is no serial port /dev/no-such-board");
  }

  /** The whole of it: a board in a process of its own, a serial port, both clients, the table. */
  @Test
  void theBoardAndTheJvmDifferInNothingThatIsNotKnown() {
    CliRun run = CliRun.of("demo", "--state-dir", "" + state);
    assertThat(run.out())
        .contains("known     echo: ", " connection, receive text \"hello\", close -")
        .contains("same      refused: ")
        .containsPattern(" why +a[0-9]+-[a-z0-9-]+: [A-Z]")
        .contains(" · 0 NEW")
        .contains("" + state.resolve("reports/demo.html"), "file:///")
        .doesNotContain("NEW ", "inconclusive", "\u001b");
    assertThat(run.err()).contains("13 scenarios", "at the most");
    assertThat(state.resolve("reports/demo.html")).content().startsWith("<!DOCTYPE html>");
    assertThat(run.exitCode()).isZero();
  }
}
