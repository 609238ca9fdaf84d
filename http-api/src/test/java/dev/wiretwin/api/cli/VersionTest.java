package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void theBuildsNumberAndTheRunningJavaAreNamed() throws IOException {
    String[] lines = new Version().getVersion();
    assertThat(lines[0]).matches("wiretwin \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    assertThat(lines[1]).startsWith("Java " + Runtime.version());
  }
}
