package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloseExitTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0", "-6, 0", "-1, 2", "-4, 2", "-5, 3", "-18, 3", "-99, 3", "-109, 3", "-128, 3",
    "-990, 3", "-993, 3", "-7, 1", "-9, 1", "-15, 1", "-16, 1", "-17, 1", "-19, 1", "-902, 1"
  })
  void eachStatusHasAnExitCode(int status, int exitCode) {
    assertThat(CloseExit.of(status)).isEqualTo(exitCode);
  }
}
