package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.testee.FuzzingDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TesteeClientCommandTest {
  @Test
  void allCasesAreRunAndTheReportIsWritten() throws Exception {
    try (FuzzingDouble fuzzer = FuzzingDouble.start("3")) {
      CliRun run = CliRun.of("testee", "client", "--url", fuzzer.url(), "--agent", "me");
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).startsWith("3 cases run as me;");
      assertThat(fuzzer.requests())
          .containsExactly(
              "/getCaseCount",
              "/runCase?case=1&agent=me",
              "/runCase?case=2&agent=me",
              "/runCase?case=3&agent=me",
              "/updateReports?agent=me");
      assertThat(fuzzer.echoes()).containsExactly("1 case 1", "2 case 2", "1 case 3");
    }
  }

  @Test
  void onlyTheNamedCasesAreRun() throws Exception {
    try (FuzzingDouble fuzzer = FuzzingDouble.start("9")) {
      CliRun run = client(fuzzer.url(), "--cases", "7-", "--insecure");
      assertThat(run.out()).startsWith("3 cases run");
      assertThat(fuzzer.echoes()).containsExactly("1 case 7", "2 case 8", "1 case 9");
    }
  }

  @Test
  void casesThatTheServerHasNotAreAUsageError() throws Exception {
    try (FuzzingDouble fuzzer = FuzzingDouble.start("3")) {
      CliRun run = client(fuzzer.url(), "--cases", "4-8");
      assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("--cases: the server has only the cases 1 to 3.");
    }
  }

  @Test
  void aServerThatIsNotThereIsOneSentenceThatSaysWhatToDo() throws Exception {
    FuzzingDouble gone = FuzzingDouble.start("1");
    gone.close();
    CliRun run = client(gone.url());
    assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("wiretwin: ")
        .contains("start the fuzzing server there");
  }

  @Test
  void anAddressThatIsNoneIsAUsageError() {
    CliRun run = client("http://127.0.0.1:9001");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--url: the URL must start with ws:// or wss://.");
  }

  @Test
  void aTimeoutOfNothingIsAUsageError() {
    CliRun run = client("ws://127.0.0.1:9001", "--timeout", "0");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--timeout: must be 1 or more.");
  }

  @Test
  void urlAndAgentAreNeeded() {
    CliRun run = CliRun.of("testee", "client");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--url", "--agent", "Try 'wiretwin testee client --help'.");
  }

  @Test
  void helpHasExamples() {
    assertThat(CliRun.of("testee", "client", "--help").out())
        .contains("Examples:", "--agent wiretwin --cases 1-16", "Exit codes:");
  }

  private static CliRun client(String url, String... more) {
    String[] first = {"testee", "client", "--url", url, "--agent", "me"};
    return CliRun.of(
        java.util.stream.Stream.of(first, more)
            .flatMap(java.util.Arrays::stream)
            .toArray(String[]::new));
  }
}
