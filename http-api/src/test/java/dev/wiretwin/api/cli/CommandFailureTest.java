package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CommandFailureTest {
  @Test
  void itCarriesSentenceCauseAndExitCode() {
    IOException cause = new IOException("closed");
    CommandFailure failure =
        new CommandFailure(ExitCode.INFRASTRUCTURE, "The port is gone.", cause);
    assertThat(failure).hasMessage("The port is gone.").hasCause(cause);
    assertThat(failure.exitCode()).isEqualTo(3);
    assertThat(CommandFailure.noResult("The port is gone.", cause))
        .usingRecursiveComparison()
        .isEqualTo(failure);
  }
}
