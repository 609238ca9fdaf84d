package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BuildInfoTest {
  @Test
  void modulesAreListedInAlphabeticalOrder() {
    assertThat(new BuildInfo(List.of("wifi", "file", "net"), false).moduleList())
        .isEqualTo("file,net,wifi");
  }
}
