package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoardCommandTest {
  @Test
  void withoutAVerbItIsAUsageError() {
    CliRun run = CliRun.of("board");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("virtual, fault or list?", "Try 'wiretwin board --help'.");
  }

  @Test
  void helpNamesAllVerbsAndHasExamples() {
    assertThat(CliRun.of("board", "--help").out())
        .contains("virtual  ", "fault  ", "list  ", "Examples:", "wifi-lost:for=5s");
  }
}
