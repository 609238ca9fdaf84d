package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CloseFrameTest {
  @Test
  void anEmptyFrameIsSpokenOfAs1005() {
    assertThat(CloseFrame.EMPTY).isEqualTo(new CloseFrame(1005, ""));
  }
}
