package dev.wiretwin.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DivergenceTest {
  @Test
  void itsTextIsForALine() {
    assertThat(new Divergence("close", 2, "close 0", "nothing"))
        .hasToString("close (2): close 0 ≠ nothing");
  }
}
