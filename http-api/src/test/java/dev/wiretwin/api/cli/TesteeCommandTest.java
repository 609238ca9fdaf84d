package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TesteeCommandTest {
  @Test
  void withoutAKindItIsAUsageError() {
    CliRun run = CliRun.of("testee");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("client or server?", "Try 'wiretwin testee --help'.");
  }

  @Test
  void helpNamesBothKindsAndHasExamples() {
    assertThat(CliRun.of("testee", "--help").out())
        .contains("client  Lets", "server  Lets", "Examples:", "testee client --url", "--port");
  }
}
