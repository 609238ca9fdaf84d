package dev.wiretwin.bridge.serial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineFailureTest {
  @Test
  void itsMessageIsTheSentence() {
    assertThat(new LineFailure("it is gone")).hasMessage("it is gone");
  }
}
