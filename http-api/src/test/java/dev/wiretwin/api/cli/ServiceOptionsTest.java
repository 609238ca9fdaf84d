package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ServiceOptionsTest {
  private static ServiceOptions options(String... args) {
    return CommandLine.populateCommand(new ServiceOptions(), args);
  }

  @Test
  void aServiceIsAskedOnlyIfOneIsNamed() {
    assertThat(options().service()).isEmpty();
    assertThat(options("--url=http://x:1").service(Map.of("WIRETWIN_TOKEN", "t"))).isPresent();
  }

  @Test
  void whatIsNoUrlIsAUsageError() {
    assertThatThrownBy(() -> options("--url=x").service())
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("http://HOST:PORT");
  }
}
