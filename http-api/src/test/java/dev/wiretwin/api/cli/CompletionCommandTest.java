package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompletionCommandTest {
  @Test
  void theScriptKnowsCommandsAndOptions() {
    CliRun run = CliRun.of("completion");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("complete -F", "demo", "testee", "--ca-out", "--insecure");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.wiretwin.api.cli.CommandLinesTest#commands")
  void theScriptKnowsEveryCommand(String command) {
    assertThat(CliRun.of("completion").out()).contains("_wiretwin_" + command + "()");
  }

  @Test
  void bashCanReadTheScript(@TempDir Path folder) throws Exception {
    Path script = Files.writeString(folder.resolve("completion"), CliRun.of("completion").out());
    Process bash = new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start();
    assertThat(bash.waitFor()).isZero();
  }

  @Test
  void helpHasExamples() {
    assertThat(CliRun.of("completion", "--help").out())
        .contains("Examples:", "source <(wiretwin completion)");
  }
}
