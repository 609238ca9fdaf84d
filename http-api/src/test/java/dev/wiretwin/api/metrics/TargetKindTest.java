package dev.wiretwin.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetKindTest {
  @Test
  void boardsAreOneKind() {
    assertThat(TargetKind.of("board:virt0").word()).isEqualTo("board");
    assertThat(TargetKind.of("board:other").word()).isEqualTo("board");
    assertThat(TargetKind.of("jvm").word()).isEqualTo("jvm");
  }
}
