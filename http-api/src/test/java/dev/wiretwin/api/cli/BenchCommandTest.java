package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchCommandTest {
  @Test
  void outsideACheckoutItSaysWhereTheBenchmarksAre() {
    CliRun run = CliRun.of("bench");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("run ./wiretwin bench there.");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void whatWasMeantForTheBenchmarksIsRepeated() {
    assertThat(CliRun.of("bench", "--quick", "echo").err())
        .contains("run ./wiretwin bench --quick echo there.");
  }

  @Test
  void helpHasExamples() {
    CliRun run = CliRun.of("bench", "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Examples:", "./wiretwin bench");
  }
}
